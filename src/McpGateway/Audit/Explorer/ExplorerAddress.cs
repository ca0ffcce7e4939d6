using System.Globalization;
using McpGateway.Audit.Reading;
using McpGateway.Web.Zones;
using Microsoft.AspNetCore.Http.Extensions;

namespace McpGateway.Audit.Explorer;

/// <summary>Addresses that keep the filters of a page, and the period that it shows.</summary>
internal static class ExplorerAddress
{
    public const string Position = "before";

    /// <summary>The events before a position, with the same filters.</summary>
    public static string Older(HttpRequest request, ExplorerView view, long before) =>
        $"{AuditReaders.Pages}{Filters(request, view, (Position, before.ToString(CultureInfo.InvariantCulture)))}";

    /// <summary>All that matches, as a file.</summary>
    public static string Download(HttpRequest request, ExplorerView view, string format) =>
        $"{AuditReaders.Pages}/export{Filters(request, view, ("format", format))}";

    /// <summary>The page with one filter alone, of the organizer that this one is about: who administrates several has to
    /// name it.</summary>
    public static string Only(string filter, string value, string? organizerId)
    {
        var query = new QueryBuilder { { filter, value } };
        if (organizerId is not null)
        {
            query.Add("organizer", organizerId);
        }

        return $"{AuditReaders.Pages}{query}";
    }

    private static string Filters(HttpRequest request, ExplorerView view, (string Name, string Value) last)
    {
        var query = new QueryBuilder();
        // With the default period the next page would otherwise have another one.
        if (view.Query.From is { } from)
        {
            query.Add("from", TypedTime.InUtc(from));
        }

        if (view.Query.To is { } to)
        {
            query.Add("to", TypedTime.InUtc(to));
        }

        foreach (var filter in AuditParameters.Filters.Where(name => name is not ("from" or "to")))
        {
            if (request.Query[filter] is [{ Length: > 0 } value])
            {
                query.Add(filter, value);
            }
        }

        query.Add(last.Name, last.Value);
        return query.ToString();
    }
}
