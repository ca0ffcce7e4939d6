using System.Globalization;
using McpGateway.Sample.BackOffice.Records;

namespace McpGateway.Sample.BackOffice.Seed;

/// <summary>Makes up people. Nobody here exists, and no address can be delivered to.</summary>
internal sealed class SeedPeople(SeedDice dice)
{
    private static readonly (string Name, string Mail)[] First =
    [
        ("Anna", "anna"), ("Jürgen", "juergen"), ("Zoë", "zoe"), ("François", "francois"), ("Élodie", "elodie"),
        ("Íñigo", "inigo"), ("María José", "mariajose"), ("Łukasz", "lukasz"), ("Agnieszka", "agnieszka"),
        ("Søren", "soren"), ("Åsa", "asa"), ("Mehmet", "mehmet"), ("Ayşe", "ayse"), ("Chloé", "chloe"),
        ("Giulia", "giulia"), ("Niccolò", "niccolo"), ("Jiří", "jiri"), ("Žofie", "zofie"), ("Gábor", "gabor"),
        ("Eszter", "eszter"), ("Ioana", "ioana"), ("Ștefan", "stefan"), ("Siobhán", "siobhan"), ("Thomas", "thomas"),
        ("Noor", "noor"), ("Wei", "wei"), ("Yuki", "yuki"), ("João", "joao"), ("Inês", "ines"),
        ("Κατερίνα", "katerina"),
    ];

    private static readonly (string Name, string Mail)[] Last =
    [
        ("Müller", "mueller"), ("Grünwald", "gruenwald"), ("Lefèvre", "lefevre"), ("Garçon", "garcon"),
        ("Núñez", "nunez"), ("Ibáñez", "ibanez"), ("Wiśniewska", "wisniewska"), ("Zieliński", "zielinski"),
        ("Sørensen", "sorensen"), ("Åkerlund", "akerlund"), ("Yılmaz", "yilmaz"), ("Öztürk", "oeztuerk"),
        ("De Luca", "deluca"), ("D’Angelo", "dangelo"), ("Dvořák", "dvorak"), ("Šimková", "simkova"),
        ("Kovács", "kovacs"), ("Szőke", "szoke"), ("Popescu", "popescu"), ("Țurcanu", "turcanu"),
        ("O’Connor", "oconnor"), ("van den Berg", "vandenberg"), ("Tanaka", "tanaka"), ("Chen", "chen"),
        ("Gonçalves", "goncalves"), ("Παπαδοπούλου", "papadopoulou"), ("Smith", "smith"), ("Weiß", "weiss"),
    ];

    private static readonly string[] PhonePrefixes =
        ["+43 660", "+49 151", "+41 79", "+33 6 12", "+39 347", "+34 612", "+48 501", "+44 7700"];

    public string Name(string? family = null) => $"{dice.Pick(First).Name} {family ?? dice.Pick(Last).Name}";

    public Customer Customer(string id, int number)
    {
        var (first, last) = (dice.Pick(First), dice.Pick(Last));
        return new(
            id, $"{first.Name} {last.Name}",
            string.Create(CultureInfo.InvariantCulture, $"{first.Mail}.{last.Mail}{number}@mail.example"),
            Phone(), dice.Chance(55), new(AgreesToAi(number)), $"$2b$12${dice.Letters(53)}");
    }

    /// <summary>Most agree, some do not, and some were never asked.</summary>
    private static bool? AgreesToAi(int number) => (number % 15) switch
    {
        7 => false,
        14 => null,
        _ => true,
    };

    public string Phone() =>
        string.Create(CultureInfo.InvariantCulture, $"{dice.Pick(PhonePrefixes)} {dice.Between(1000000, 9999999)}");

    public Participant Adult(string name, DateOnly on) =>
        new(name, on.AddDays(-dice.Between(19 * 366, 75 * 365)), Minor: false);

    public Participant Child(string name, DateOnly on) =>
        new(name, on.AddDays(-dice.Between(4 * 366, 14 * 365)), Minor: true);
}
