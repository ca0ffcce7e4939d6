using System.Net;
using System.Text.Json;
using McpGateway.Faults.Fleets;
using McpGateway.Tests.Harness;

namespace McpGateway.Faults;

/// <summary>All events of a query, page by page.</summary>
internal sealed class AuditPages(Wire wire)
{
    /// <summary>What an emulator on a busy machine finds in time.</summary>
    private const int PageSize = 500;

    public async Task<int> CountAsync(string query)
    {
        var count = 0;
        await foreach (var _ in ReadAsync(query))
        {
            count++;
        }

        return count;
    }

    /// <summary>The request ids of all events of a query.</summary>
    public async Task<HashSet<string>> RequestsAsync(string query)
    {
        var requests = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var found in ReadAsync(query))
        {
            requests.Add(found.GetProperty("request_id").GetString()!);
        }

        return requests;
    }

    private async IAsyncEnumerable<JsonElement> ReadAsync(string query)
    {
        var before = "";
        do
        {
            var asked = $"/api/v1/audit/events?limit={PageSize}&{query}{before}";
            var answer = await Assistant.UntilServedAsync(() => wire.GetAsync(asked, AuditLog.Authorization));
            Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
            var page = answer.Json();
            foreach (var found in page.GetProperty("events").EnumerateArray())
            {
                yield return found;
            }

            before = page.TryGetProperty("next", out var next) && next.ValueKind != JsonValueKind.Null ? $"&before={next}" : null;
        }
        while (before is not null);
    }
}
