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

    /// <summary>All that can be asked of the audit log: pages, counts and values with every filter, alone and together.
    /// </summary>
    private static IEnumerable<FirestoreWire.StructuredQuery> Queries()
    {
        var filters = AuditStoreContract.Filters.Concat(AuditStoreContract.Restrictions).Select(row => row.Data)
            .Append(new() { UserForms = [.. Enumerable.Range(0, 70).Select(i => $"form_{i}")], Tool = "tool" })
            .SelectMany(FirestoreAuditQueries.Parts).ToList();
        var fields = Enum.GetValues<AuditField>().Except([AuditField.Outcome]).ToList();
        return
        [
            .. filters.Select(query => FirestoreAuditQueries.Page(query, last: null)),
            .. filters.Select(query => FirestoreAuditQueries.Count(query).StructuredQuery),
            .. filters.SelectMany(query => fields.Select(field => FirestoreAuditQueries.Values(query, FirestoreAuditQueries.FieldOf(field), last: null))),
            .. filters.SelectMany(query => fields.Select(field => FirestoreAuditQueries.Count(FirestoreAuditQueries.With(query, field, "x")).StructuredQuery)),
            .. filters.SelectMany(query => fields.Select(field => FirestoreAuditValue.Since(FirestoreAuditValue.ListOf(field, query.OrganizerId), 1, last: null))),
            FirestoreAuditValue.Before(1, last: null), FirestoreAuditQueries.Oldest(), FirestoreAuditQueries.Older(default, last: null),
            FirestoreAuditQueries.Links(last: null, 1, 2), FirestoreAuditQueries.Heads(last: null, 1, 2),
        ];
    }

    /// <summary>What Firestore joins to answer a query: for each field that has to equal something an index that begins with
    /// it and goes on in the order of the query; without one, the index of what it is ordered by.</summary>
    private static IEnumerable<string> NeededBy(FirestoreWire.StructuredQuery query)
    {
        var filters = query.Where is null ? [] : query.Where.CompositeFilter?.Filters ?? [query.Where];
        var order = string.Join(", ", query.OrderBy!.Where(one => one.Field.FieldPath != "__name__")
            .Select(one => $"{one.Field.FieldPath} {one.Direction}"));
        var ranges = filters.Where(filter => filter.FieldFilter!.Op is not ("EQUAL" or "IN")).Select(filter => filter.FieldFilter!.Field.FieldPath);
        Assert.All(ranges, field => Assert.Equal(query.OrderBy![0].Field.FieldPath, field));
        var equals = filters.Where(filter => filter.FieldFilter!.Op is "EQUAL" or "IN")
            .Select(filter => $"{filter.FieldFilter!.Field.FieldPath} ASCENDING, ").DefaultIfEmpty("");
        return equals.Select(field => $"{query.From[0].CollectionId}: {field}{order}");
    }

    [Fact]
    public void EveryQueryOfTheAuditLog_HasItsIndexes_AndNoIndexIsWithoutOne()
    {
        var needed = Queries().SelectMany(NeededBy).Distinct().ToList();

        var composites = needed.Where(index => index.Contains(',')).ToList();
        Assert.Equal(14, composites.Count);
        Assert.Equal(composites.Order(), Composites().Order());
        Assert.All(needed.Except(composites), index =>
        {
            var parts = index.Split([": ", " "], StringSplitOptions.None);
            Assert.Contains($"{parts[2]} COLLECTION", SingleIndexes(parts[0], parts[1]));
        });
        var values = FirestoreAuditValue.Write(new("p", "d"), "list", "value", 1);
        Assert.All(values.Update!.Fields!.Keys.Append(FirestoreAuditValue.FirstDay), field => Assert.Empty(SingleIndexes("mcp-audit-values", field)));
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
