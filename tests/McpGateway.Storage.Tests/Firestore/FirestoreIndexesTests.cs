using System.Runtime.CompilerServices;
using System.Text.Json;
using McpGateway.Storage.Firestore;

namespace McpGateway.Storage.Tests.Firestore;

/// <summary>An emulator answers without any index, Firestore does not: the file that is deployed has what the queries
/// need, and nothing for what is never asked for.</summary>
public sealed class FirestoreIndexesTests
{
    private readonly JsonElement deployed = JsonDocument.Parse(File.ReadAllText(PathOf("deploy/firestore.indexes.json"))).RootElement;

    private static string PathOf(string path, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../..", path);

    /// <summary>As in <c>mcp-audit: tool ASCENDING, time DESCENDING</c>.</summary>
    private IEnumerable<string> Composites() => deployed.GetProperty("indexes").EnumerateArray().Select(index =>
    {
        var fields = index.GetProperty("fields").EnumerateArray()
            .Select(field => $"{field.GetProperty("fieldPath").GetString()} {field.GetProperty("order").GetString()}");
        return $"{index.GetProperty("collectionGroup").GetString()}: {string.Join(", ", fields)}";
    });

    private JsonElement Override(string collection, string field) => Assert.Single(
        deployed.GetProperty("fieldOverrides").EnumerateArray(),
        one => one.GetProperty("collectionGroup").GetString() == collection
            && one.GetProperty("fieldPath").GetString() == field);

    private string[] SingleIndexes(string collection, string field) =>
    [
        .. Override(collection, field).GetProperty("indexes").EnumerateArray().Select(index =>
            (index.TryGetProperty("order", out var order) ? order : index.GetProperty("arrayConfig")).GetString()
            + " " + index.GetProperty("queryScope").GetString()),
    ];

    [Fact]
    public void EveryFilterOfTheAuditLog_HasItsIndex_AndNoIndexIsWithoutOne()
    {
        var filters = AuditStoreContract.Filters.SelectMany(row =>
        {
            var where = FirestoreAuditQueries.Page(row.Data, last: null).Where!;
            return where.CompositeFilter?.Filters ?? [where];
        });
        var fields = filters.Select(filter => filter.FieldFilter!.Field.FieldPath).Distinct().Where(field => field != "time").ToList();

        Assert.Equal(13, fields.Count);
        Assert.Equal(fields.Select(field => $"mcp-audit: {field} ASCENDING, time DESCENDING").Order(), Composites().Order());
    }

    [Fact]
    public void WhatQueriesUseAlone_IsIndexed_AndTheRestOfEachDocumentIsNot()
    {
        var page = FirestoreAuditQueries.Page(new(), last: null);
        Assert.Equal(["time DESCENDING", "__name__ DESCENDING"], page.OrderBy!.Select(order => $"{order.Field.FieldPath} {order.Direction}"));
        Assert.Contains("DESCENDING COLLECTION", SingleIndexes("mcp-audit", "time"));
        Assert.Contains("ASCENDING COLLECTION", SingleIndexes("mcp-audit", "time"));
        Assert.Equal(["CONTAINS COLLECTION"], SingleIndexes("mcp-records", FirestoreRecord.Indexes));
        Assert.Equal(["ASCENDING COLLECTION_GROUP"], SingleIndexes("mcp-records", FirestoreRecord.ExpiresAt));
        Assert.True(Override("mcp-records", FirestoreRecord.ExpiresAt).GetProperty("ttl").GetBoolean());

        var chains = new[] { FirestoreAuditQueries.Links(last: null, 1, 2), FirestoreAuditQueries.Heads(last: null, 1, 2) };
        Assert.All(chains, query => Assert.Equal(["day ASCENDING", "__name__ ASCENDING"], query.OrderBy!.Select(order => $"{order.Field.FieldPath} {order.Direction}")));
        Assert.All(["mcp-audit", "mcp-audit-heads"], group => Assert.Equal(["ASCENDING COLLECTION"], SingleIndexes(group, "day")));
        var head = FirestoreHead.Write("name", new(new(1, "", ""), 1, []), FirestoreCommit.NewWriteId());
        Assert.All(head.Fields!.Keys.Except(["day"]), field => Assert.Empty(SingleIndexes("mcp-audit-heads", field)));

        var record = new StoredRecord { Kind = "thing", Id = "a", Content = new byte[1], Indexes = ["a"], ExpiresAt = default(DateTimeOffset) };
        var queried = new[] { FirestoreRecord.Indexes, FirestoreRecord.ExpiresAt };
        var rest = FirestoreRecord.Write("name", record, 1).Fields!.Keys.Except(queried);
        Assert.All(rest, field => Assert.Empty(SingleIndexes("mcp-records", field)));
        Assert.All(Full().Fields!.Keys.Except(["time", "day"]), field => Assert.Empty(SingleIndexes("mcp-audit", field)));
    }

    private static FirestoreDocument Full() => FirestoreEvent.Write("name", new(new()
    {
        Time = default,
        RequestId = "",
        Action = "",
        Outcome = default,
        Code = "",
        UserId = "",
        OrganizerId = "",
        ConnectionId = "",
        ClientId = "",
        Provider = "",
        Tool = "",
        ToolDigest = "",
        Effect = "",
        DurationMs = 0,
        Redactions = 0,
        LeftOut = 0,
        Guard = "",
    }, new(1, "", ""), 1, []), FirestoreCommit.NewWriteId());
}
