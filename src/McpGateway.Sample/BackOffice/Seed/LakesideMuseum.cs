using McpGateway.Sample.BackOffice.People;

namespace McpGateway.Sample.BackOffice.Seed;

/// <summary>A museum by the lake.</summary>
internal static class LakesideMuseum
{
    public static OrganizerPlan Plan { get; } = new(
        Organizer.Lakeside,
        Seed: 19_040_627,
        [
            new("Seegalerie", "Uferpromenade 1", "Konstanz", "DE", "Europe/Berlin", "Insurance under review."),
            new("Atelier au Lac", "Quai des Arts 7", "Genève", "CH", "Europe/Zurich", "The foundation pays the rent."),
        ],
        [
            new(0, "Permanent Collection", "Five centuries of painting around the lake.", "exhibition", 14.00m, 80,
                120, [9, 11, 13, 15]),
            new(0, "Impressionists by the Water", "A special exhibition, works on loan.", "exhibition", 22.00m, 40, 90,
                [9, 11, 14]),
            new(1, "Family Workshop: Print and Paint", "Make your own print, for children from five.", "workshop",
                18.50m, 14, 120, [13]),
            new(1, "Visite guidée: L’école du regard", "Guided tour in French.", "tour", 25.00m, 20, 75, [10, 16]),
        ],
        [
            ("LAKE10", "Ten percent for lake cruise passengers", "percent", 10m),
            ("STUDENT", "Students of the three countries", "amount", 6m),
            ("VERNISSAGE", "Guests of the opening night", "percent", 50m),
            ("REGIO15", "Holders of the regional card", "percent", 15m),
        ],
        [("Friends of the Museum", 75.00m), ("Patron", 250.00m)]);
}
