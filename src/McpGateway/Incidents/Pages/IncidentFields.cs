using McpGateway.Audit.Explorer;
using McpGateway.Storage;
using McpGateway.Web.Languages;
using McpGateway.Web.Zones;
using Microsoft.AspNetCore.Http.Extensions;

namespace McpGateway.Incidents.Pages;

/// <summary>The fields of a suspicion: their names, what was typed into them, and the same as an address.</summary>
internal static class IncidentFields
{
    /// <summary>By parameter, in the order of the form.</summary>
    public static readonly OrderedDictionary<string, Phrase> Shown = new(StringComparer.Ordinal)
    {
        ["from"] = ExplorerPhrases.From,
        ["to"] = ExplorerPhrases.To,
        ["user"] = ExplorerPhrases.User,
        ["tool"] = ExplorerPhrases.Tool,
        ["client"] = ExplorerPhrases.Client,
        ["connection"] = ExplorerPhrases.Connection,
        ["organizer"] = ExplorerPhrases.Organizer,
        ["provider"] = ExplorerPhrases.Provider,
    };

    /// <summary>What is not empty.</summary>
    public static IReadOnlyDictionary<string, string> Typed(IQueryCollection criteria) => IncidentCriteria.Names
        .Where(name => criteria[name].Any(value => !string.IsNullOrEmpty(value)))
        .ToDictionary(name => name, name => criteria[name].First(value => !string.IsNullOrEmpty(value))!);

    /// <summary>The fields among those of a form.</summary>
    public static QueryCollection Of(IFormCollection form) => new(IncidentCriteria.Names
        .Where(form.ContainsKey).ToDictionary(name => name, name => form[name]));

    /// <summary>The criteria of a query by parameter, with times that name their zone.</summary>
    public static IEnumerable<(string Name, string Value)> Of(AuditQuery query) =>
        from field in new (string Name, string? Value)[]
        {
            ("from", Time(query.From)), ("to", Time(query.To)), ("user", query.UserId), ("tool", query.Tool),
            ("client", query.ClientId), ("connection", query.ConnectionId), ("organizer", query.OrganizerId),
            ("provider", query.Provider),
        }
        where field.Value is not null
        select (field.Name, field.Value);

    /// <summary>A page about the same suspicion.</summary>
    public static string AddressOf(string page, AuditQuery query)
    {
        var parameters = new QueryBuilder();
        foreach (var (name, value) in Of(query))
        {
            parameters.Add(name, value);
        }

        return $"{page}{parameters}";
    }

    private static string? Time(DateTimeOffset? time) => time is { } known ? TypedTime.InUtc(known) : null;
}
