using McpGateway.Sample.BackOffice.People;

namespace McpGateway.Sample.BackOffice.Seed;

/// <summary>An adventure park in the mountains.</summary>
internal static class AlpinePark
{
    public static OrganizerPlan Plan { get; } = new(
        Organizer.Alpine,
        Seed: 20_260_101,
        [
            new("Gipfelwelt", "Bergstraße 12", "Innsbruck", "AT", "Europe/Vienna", "Lease ends in autumn."),
            new("Talstation Erlebnishalle", "Am Bach 3", "Innsbruck", "AT", "Europe/Vienna", "Heating to be replaced."),
        ],
        [
            new(0, "Summit Day Pass", "All lifts and trails for one day.", "day_pass", 49.00m, 120, 480, [8]),
            new(0, "Alpine Coaster", "Two kilometres downhill on rails.", "ride", 19.50m, 24, 45, [9, 11, 13, 15]),
            new(0, "Höhenweg Rope Course", "Five climbing routes in the treetops, with a guide.", "activity", 34.00m,
                16, 120, [9, 13]),
            new(1, "Night Sledding", "Floodlit run, sledge and tea included.", "activity", 27.00m, 40, 150, [18]),
        ],
        [
            ("SUMMER10", "Ten percent in the summer holidays", "percent", 10m),
            ("FAMILY15", "Families of four or more", "percent", 15m),
            ("HOTEL5", "Guests of partner hotels", "amount", 5m),
            ("SCHOOL20", "School classes", "percent", 20m),
        ],
        [("Season Pass", 189.00m), ("Family Season Pass", 399.00m)]);
}
