using System.Globalization;

namespace McpGateway.Connections;

/// <summary>Whose connections the management API is asked about.</summary>
internal sealed record ConnectionsQuery(string? User, string? Organizer, string? After, int Limit)
{
    private const int MaxId = 200;
    private const int MaxLimit = 200;
    private const int DefaultLimit = 100;

    private static readonly string[] OfOne = ["user", "organizer"];
    private static readonly string[] OfMany = [.. OfOne, "after", "limit"];

    /// <summary>The query, or every mistake by parameter.</summary>
    /// <param name="query">Of the request.</param>
    /// <param name="isForMany">Whether a list is asked for. A user or an organizer has to be named then: nobody lists
    /// everything by leaving something out.</param>
    public static (ConnectionsQuery Query, Dictionary<string, string[]> Mistakes) Read(
        IQueryCollection query, bool isForMany)
    {
        var known = isForMany ? OfMany : OfOne;
        var mistakes = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var name in query.Keys.Except(known))
        {
            mistakes[name] = [$"There is no such parameter; known are {string.Join(", ", known)}."];
        }

        var read = new ConnectionsQuery(
            Id(query, "user", mistakes), Id(query, "organizer", mistakes), Id(query, "after", mistakes), DefaultLimit);
        if (isForMany && mistakes.Count == 0 && read is { User: null, Organizer: null })
        {
            mistakes["user"] = ["Name whose connections: ?user=…, ?organizer=…, or both."];
        }

        if (!query.TryGetValue("limit", out var limit))
        {
            return (read, mistakes);
        }

        if (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number is < 1 or > MaxLimit)
        {
            mistakes["limit"] = [$"Must be a number from 1 to {MaxLimit}."];
        }

        return (read with { Limit = number }, mistakes);
    }

    /// <summary>Whether the connection is of the user and the organizer that are named.</summary>
    public bool Concerns(Connection connection) =>
        (User is null || connection.UserId == User) && (Organizer is null || connection.OrganizerId == Organizer);

    private static string? Id(IQueryCollection query, string name, Dictionary<string, string[]> mistakes)
    {
        if (!query.TryGetValue(name, out var values))
        {
            return null;
        }

        if (values is [{ Length: > 0 and <= MaxId } id] && !id.Any(char.IsControl))
        {
            return id;
        }

        mistakes[name] = [$"Must be one id, a text of 1 to {MaxId} characters."];
        return null;
    }
}
