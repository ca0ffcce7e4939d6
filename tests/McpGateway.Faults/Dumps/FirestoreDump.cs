using System.Net.Http.Json;
using System.Text.Json;
using McpGateway.Tests.Harness;

namespace McpGateway.Faults.Dumps;

/// <summary>Every document of a project, as the REST API has it and with its bytes decoded.</summary>
internal static class FirestoreDump
{
    public static async Task<IReadOnlyList<string>> SearchAsync(string address, string project, SecretSearch search)
    {
        var findings = new List<string>();
        foreach (var collection in (string[])["mcp-records", "mcp-audit"])
        {
            var documents = await ReadAsync(address, project, collection);
            Assert.Contains("\"fields\"", documents, StringComparison.Ordinal);
            findings.AddRange(search.FindIn($"the documents of {collection}", documents));
            foreach (var bytes in BytesIn(JsonElement.Parse(documents)))
            {
                findings.AddRange(search.FindIn($"the bytes of {collection}", bytes));
            }
        }

        return findings;
    }

    /// <summary>All documents of the collections of this name, as JSON.</summary>
    public static async Task<string> ReadAsync(string address, string project, string collection)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(5) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", "owner");
        using var answer = await http.PostAsJsonAsync(
            $"http://{address}/v1/projects/{project}/databases/(default)/documents:runQuery",
            new { structuredQuery = new { from = new[] { new { collectionId = collection, allDescendants = true } } } });
        return await answer.Content.ReadAsStringAsync();
    }

    private static IEnumerable<byte[]> BytesIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(BytesIn),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => member.Name == "bytesValue"
            ? [Convert.FromBase64String(member.Value.GetString()!)]
            : BytesIn(member.Value)),
        _ => [],
    };
}
