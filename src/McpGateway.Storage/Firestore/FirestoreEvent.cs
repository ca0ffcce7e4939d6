using McpGateway.Storage.Integrity;

namespace McpGateway.Storage.Firestore;

/// <summary>Audit events as documents, named by their sequence. What an event does not have is no field.</summary>
internal static class FirestoreEvent
{
    public const string Time = "time";
    public const string Action = "action";
    public const string Outcome = "outcome";
    public const string Code = "code";
    public const string UserId = "userId";
    public const string OrganizerId = "organizerId";
    public const string ConnectionId = "connectionId";
    public const string ClientId = "clientId";
    public const string Provider = "provider";
    public const string Tool = "tool";
    public const string Effect = "effect";
    public const string RequestId = "requestId";
    public const string ToolDigest = "toolDigest";
    public const string Guard = "guard";
    public const string Day = "day";
    private const string Lane = "lane";
    private const string Position = "position";
    private const string Hash = "hash";
    private const string DurationMs = "durationMs";
    private const string Redactions = "redactions";
    private const string LeftOut = "leftOut";

    public static FirestoreDocument Write(string name, AuditLink link, FirestoreValue writeId)
    {
        var auditEvent = link.Event;
        var fields = new Dictionary<string, FirestoreValue>
        {
            [Time] = FirestoreValue.Of(auditEvent.Time),
            [Outcome] = FirestoreValue.Of((long)auditEvent.Outcome),
            [FirestoreDocument.Write] = writeId,
        };
        if (link.Hash.Length > 0)
        {
            fields[Hash] = new() { BytesValue = link.Hash };
        }

        Put(Lane, link.Chain?.Lane);
        PutNumber(Day, link.Chain?.Day);
        PutNumber(Position, link.Position > 0 ? link.Position : null);
        Put(RequestId, auditEvent.RequestId);
        Put(Action, auditEvent.Action);
        Put(Code, auditEvent.Code);
        Put(UserId, auditEvent.UserId);
        Put(OrganizerId, auditEvent.OrganizerId);
        Put(ConnectionId, auditEvent.ConnectionId);
        Put(ClientId, auditEvent.ClientId);
        Put(Provider, auditEvent.Provider);
        Put(Tool, auditEvent.Tool);
        Put(ToolDigest, auditEvent.ToolDigest);
        Put(Effect, auditEvent.Effect);
        Put(Guard, auditEvent.Guard);
        PutNumber(DurationMs, auditEvent.DurationMs);
        PutNumber(Redactions, auditEvent.Redactions);
        PutNumber(LeftOut, auditEvent.LeftOut);
        return new() { Name = name, Fields = fields };

        void Put(string field, string? value)
        {
            if (value is not null)
            {
                fields[field] = FirestoreValue.Of(value);
            }
        }

        void PutNumber(string field, long? value)
        {
            if (value is { } number)
            {
                fields[field] = FirestoreValue.Of(number);
            }
        }
    }

    public static AuditLink ReadLink(FirestoreDocument document)
    {
        var auditEvent = Read(document);
        var day = document.Number(Day);
        var hash = document.Find(Hash)?.BytesValue ?? [];
        return new(
            auditEvent,
            day is null && hash.Length == 0
                ? null
                : new ChainKey((int)(day ?? 0), auditEvent.OrganizerId ?? "", document.Text(Lane) ?? ""),
            document.Number(Position) ?? 0,
            hash);
    }

    public static AuditEvent Read(FirestoreDocument document) => new()
    {
        Sequence = FirestoreNames.Sequence(document.Name),
        Time = document.Time(Time) ?? default,
        RequestId = document.Text(RequestId) ?? "",
        Action = document.Text(Action) ?? "",
        Outcome = (AuditOutcome)(document.Number(Outcome) ?? 0),
        Code = document.Text(Code),
        UserId = document.Text(UserId),
        OrganizerId = document.Text(OrganizerId),
        ConnectionId = document.Text(ConnectionId),
        ClientId = document.Text(ClientId),
        Provider = document.Text(Provider),
        Tool = document.Text(Tool),
        ToolDigest = document.Text(ToolDigest),
        Effect = document.Text(Effect),
        DurationMs = (int?)document.Number(DurationMs),
        Redactions = (int?)document.Number(Redactions),
        LeftOut = (int?)document.Number(LeftOut),
        Guard = document.Text(Guard),
    };
}
