using System.Buffers;
using System.Diagnostics.Metrics;

namespace McpGateway.Storage;

/// <summary>
/// The shape of every word and id of an event, so that no name, argument or text has a field to go to, whatever a caller
/// does (promise S19). What has another shape is replaced by <see cref="Invalid"/> and counted: the event itself is never
/// lost, and never holds up its call.
/// </summary>
internal static class AuditShape
{
    public const string Invalid = "invalid";

    private const int LongestWord = 64;
    private const int LongestId = 512;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Digits = "0123456789";

    private static readonly SearchValues<char> WordCharacters = SearchValues.Create(Letters + Digits + "_.-:");
    private static readonly SearchValues<char> ToolCharacters = SearchValues.Create(Letters + Digits + "_-");
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(Letters + Digits + "_.- ");
    private static readonly SearchValues<char> HexCharacters = SearchValues.Create(Digits + "abcdef");

    // Client ids are URLs at times; nothing that needs a space, a quote, a bracket or a letter beyond ASCII is an id.
    private static readonly SearchValues<char> IdCharacters =
        SearchValues.Create(Letters + Digits + "!#$%&'()*+,-./:;=?@[]^_`{|}~");

    private static readonly Counter<long> Replaced = new Meter("McpGateway").CreateCounter<long>(
        "gateway.audit.replaced", description: "Words of audit events that had another shape and were replaced, by member.");

    /// <summary>The event; with every word that is none replaced.</summary>
    public static AuditEvent Checked(AuditEvent auditEvent) => IsSound(auditEvent) ? auditEvent : auditEvent with
    {
        RequestId = Id(auditEvent.RequestId, "request") ?? Invalid,
        Action = Word(auditEvent.Action, "action") ?? Invalid,
        Outcome = Enum.IsDefined(auditEvent.Outcome) ? auditEvent.Outcome : AuditOutcome.Failure,
        Code = Word(auditEvent.Code, "code"),
        UserId = IsUser(auditEvent.UserId) ? auditEvent.UserId : Replace("user"),
        OrganizerId = Id(auditEvent.OrganizerId, "organizer"),
        ConnectionId = Id(auditEvent.ConnectionId, "connection"),
        ClientId = Id(auditEvent.ClientId, "client"),
        Provider = IsName(auditEvent.Provider) ? auditEvent.Provider : Replace("provider"),
        Tool = IsTool(auditEvent.Tool) ? auditEvent.Tool : Replace("tool"),
        ToolDigest = IsDigest(auditEvent.ToolDigest) ? auditEvent.ToolDigest : Replace("tool_digest"),
        Effect = IsEffect(auditEvent.Effect) ? auditEvent.Effect : Replace("effect"),
        Guard = IsName(auditEvent.Guard) ? auditEvent.Guard : Replace("guard"),
        DurationMs = Number(auditEvent.DurationMs),
        Redactions = Number(auditEvent.Redactions),
        LeftOut = Number(auditEvent.LeftOut),
    };

    private static bool IsSound(AuditEvent auditEvent) =>
        auditEvent is
        {
            RequestId: not null, Action: not null, DurationMs: null or >= 0, Redactions: null or >= 0,
            LeftOut: null or >= 0,
        }
        && Enum.IsDefined(auditEvent.Outcome)
        && IsId(auditEvent.RequestId) && IsWord(auditEvent.Action) && IsWord(auditEvent.Code)
        && IsUser(auditEvent.UserId) && IsId(auditEvent.OrganizerId) && IsId(auditEvent.ConnectionId)
        && IsId(auditEvent.ClientId) && IsName(auditEvent.Provider) && IsTool(auditEvent.Tool)
        && IsDigest(auditEvent.ToolDigest) && IsEffect(auditEvent.Effect) && IsName(auditEvent.Guard);

    private static bool IsWord(string? text) => Is(text, WordCharacters, LongestWord);

    private static bool IsTool(string? text) => Is(text, ToolCharacters, LongestWord);

    private static bool IsName(string? text) => Is(text, NameCharacters, LongestWord);

    private static bool IsId(string? text) => Is(text, IdCharacters, LongestId);

    // A tilde begins a pseudonym.
    private static bool IsUser(string? text) => text is not ['~', ..] && IsId(text);

    private static bool IsDigest(string? text) => text is null || (text.Length == 16 && Is(text, HexCharacters, 16));

    private static bool IsEffect(string? text) => text is null or "read" or "write" or "destructive";

    private static bool Is(string? text, SearchValues<char> characters, int longest) =>
        text is null || (text.Length > 0 && text.Length <= longest && !text.AsSpan().ContainsAnyExcept(characters));

    private static string? Id(string? text, string member) => IsId(text) ? text : Replace(member);

    private static string? Word(string? text, string member) => IsWord(text) ? text : Replace(member);

    private static int? Number(int? number) => number < 0 ? 0 : number;

    private static string Replace(string member)
    {
        Replaced.Add(1, new KeyValuePair<string, object?>("gateway.member", member));
        return Invalid;
    }
}
