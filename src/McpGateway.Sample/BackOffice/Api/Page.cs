using System.Buffers.Text;
using System.Text;

namespace McpGateway.Sample.BackOffice.Api;

/// <summary>A part of a list. Without <c>next_cursor</c> it is the last.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);

/// <summary>
/// Cuts lists into pages. A cursor holds the sort key of the last row seen, so that rows that come and go in between
/// neither repeat nor hide others.
/// </summary>
internal static class Page
{
    private const int DefaultLimit = 20;

    private const int MaxLimit = 100;

    public static Page<T> Of<T>(IEnumerable<T> rows, PageRequest request, Func<T, string> sortKey)
    {
        var limit = request.Limit ?? DefaultLimit;
        if (limit is < 1 or > MaxLimit)
        {
            throw Refusal.Invalid("limit", $"must be from 1 to {MaxLimit}");
        }

        var after = request.Cursor is null ? "" : Decode(request.Cursor);
        var found = rows.Select(row => (Key: sortKey(row), Row: row))
            .Where(entry => string.CompareOrdinal(entry.Key, after) > 0)
            .OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Take(limit + 1)
            .ToList();
        return new(
            [.. found.Take(limit).Select(entry => entry.Row)],
            found.Count > limit ? Encode(found[limit - 1].Key) : null);
    }

    private static string Encode(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));

    private static string Decode(string cursor)
    {
        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        }
        catch (FormatException)
        {
            throw Refusal.Invalid("cursor", "must be the next_cursor of the page before");
        }
    }
}
