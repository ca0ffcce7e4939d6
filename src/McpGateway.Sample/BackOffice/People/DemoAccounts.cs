namespace McpGateway.Sample.BackOffice.People;

/// <summary>
/// The accounts to try it with. Their passwords are public, hence in the open here; a real provider keeps salted, slow
/// hashes.
/// </summary>
internal static class DemoAccounts
{
    public static IReadOnlyList<Account> All { get; } =
    [
        new("usr_7kq2m9xtd4", "olivia@alpine.example", "try-olivia", "Olivia Steiner"),
        new("usr_c3v8w5rjz1", "marco@alpine.example", "try-marco", "Marco Bernardi"),
        new("usr_n6h4y0psb7", "bianca@alpine.example", "try-bianca", "Bianca Kovačević"),
        new("usr_x9f1e7gla2", "mila@alpine.example", "try-mila", "Mila Novotná"),
        new("usr_2tz5u8kcq6", "felix@alpine.example", "try-felix", "Felix Brändli"),
        new("usr_j0w3r6mvy9", "vera@alpine.example", "try-vera", "Vera Lindström"),
        new("usr_p4d7b1nhx5", "leo@lakeside.example", "try-leo", "Léo Marchand"),
        new("usr_8gs6k2zfe3", "sam@operator.example", "try-sam", "Sam Okafor", "security"),
        new("usr_v5y9c0tqj8", "dana@operator.example", "try-dana", "Dana Wójcik", "data-protection"),
    ];

    /// <summary>Who has which role where at the start, by login.</summary>
    public static IReadOnlyList<(string Login, string Organizer, string Role)> Roles { get; } =
    [
        ("olivia@alpine.example", Organizer.Alpine.Id, "owner"),
        ("olivia@alpine.example", Organizer.Lakeside.Id, "viewer"),
        ("marco@alpine.example", Organizer.Alpine.Id, "manager"),
        ("bianca@alpine.example", Organizer.Alpine.Id, "box_office"),
        ("mila@alpine.example", Organizer.Alpine.Id, "marketing"),
        ("felix@alpine.example", Organizer.Alpine.Id, "finance"),
        ("vera@alpine.example", Organizer.Alpine.Id, "viewer"),
        ("leo@lakeside.example", Organizer.Lakeside.Id, "owner"),
    ];
}
