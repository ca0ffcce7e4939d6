namespace McpGateway.Sample.BackOffice.People;

/// <summary>A customer of the operator: the tenant in whose data people work.</summary>
/// <param name="Tag">The part of every object id that tells whose it is, for example <c>bkg_alp_0042</c>.</param>
internal sealed record Organizer(string Id, string Name, string Tag)
{
    public static readonly Organizer Alpine = new("org_alpine", "Alpine Park", "alp");

    public static readonly Organizer Lakeside = new("org_lakeside", "Lakeside Museum", "lak");

    public static readonly IReadOnlyList<Organizer> All = [Alpine, Lakeside];
}
