using System.Text.Json;
using McpGateway.Sample.BackOffice.Faults;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Canaries;

/// <summary>What tools told an assistant of the back office's data: some values of every field.</summary>
internal static class ToolResults
{
    private const int OfEachField = 3;
    private const int Shortest = 8;

    /// <summary>Looks for them, for tokens, and for what the back office lets out when it is broken.</summary>
    public static SecretSearch Search(IEnumerable<JsonElement> results, IEnumerable<string> handles)
    {
        var search = new SecretSearch();
        var values = results.Select(result => result.GetProperty("structuredContent")).SelectMany(content => Values("", content))
            .Where(value => IsOfSomebody(value.Text)).Distinct().GroupBy(value => value.Field);
        foreach (var (field, text) in values.SelectMany(field => field.Take(OfEachField)))
        {
            search.Add($"a value of the field {field}", text);
        }

        Assert.True(search.Count > 50, $"Only {search.Count} values were told.");
        foreach (var handle in handles)
        {
            search.AddHandle("a token or secret", handle);
        }

        foreach (var leak in (string[])[.. Leaks.Cards, .. Leaks.Credentials, "select * from customers", "db-1.internal", "1237 010180"])
        {
            search.Add("what a broken back office let out", leak);
        }

        search.Add("the address of the caller", Courier.Address);
        return search;
    }

    private static IEnumerable<(string Field, string Text)> Values(string field, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Values($"{field}.{member.Name}", member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Values(field, item)),
        JsonValueKind.String => [(field, element.GetString()!)],
        _ => [],
    };

    /// <summary>Times and time zones are everywhere, words of the catalog in the catalog, and ids of users and organizers are
    /// what the audit log is for.</summary>
    private static bool IsOfSomebody(string text) => text.Length >= Shortest && !DateTimeOffset.TryParse(text, out _)
        && !TimeZoneInfo.TryFindSystemTimeZoneById(text, out _)
        && !text.StartsWith("usr_", StringComparison.Ordinal) && !text.StartsWith("org_", StringComparison.Ordinal)
        && text.Any(letter => !char.IsAsciiLetterLower(letter) && letter != '_') && text != "[withheld]";
}
