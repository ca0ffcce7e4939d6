using McpGateway.Storage.Integrity;

namespace McpGateway.Storage.Firestore;

/// <summary>Heads of chains as documents.</summary>
internal static class FirestoreHead
{
    public const string Day = "day";
    public const string OrganizerId = "organizerId";
    private const string Lane = "lane";
    private const string Count = "count";
    private const string Hash = "hash";

    public static FirestoreDocument Write(string name, ChainHead head, FirestoreValue writeId) => new()
    {
        Name = name,
        Fields = new()
        {
            [Day] = FirestoreValue.Of(head.Key.Day),
            [OrganizerId] = FirestoreValue.Of(head.Key.OrganizerId),
            [Lane] = FirestoreValue.Of(head.Key.Lane),
            [Count] = FirestoreValue.Of(head.Count),
            [Hash] = new() { BytesValue = head.Hash },
            [FirestoreDocument.Write] = writeId,
        },
    };

    public static ChainHead Read(FirestoreDocument document) => new(
        new(
            (int)(document.Number(Day) ?? 0), document.Text(OrganizerId) ?? "", document.Text(Lane) ?? ""),
        document.Number(Count) ?? 0,
        document.Find(Hash)?.BytesValue ?? []);
}
