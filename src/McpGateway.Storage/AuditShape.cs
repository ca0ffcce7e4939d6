using System.Buffers;
using System.Collections.Frozen;
using System.Diagnostics.Metrics;

namespace McpGateway.Storage;

/// <summary>
/// What every word and id of an event can be, so that no name, argument or text has a field to go to, whatever a caller
/// does (promise S19): words of closed lists, ids of the gateway in their exact format, ids of the operator by their shape.
/// What is none of these is replaced by <see cref="Invalid"/> and counted: the event itself is never lost, and never holds up
/// its call.
/// </summary>
/// <param name="lists">The closed lists.</param>
internal sealed class AuditShape(IEnumerable<AuditWords> lists)
{
    public const string Invalid = "invalid";

    private const int LongestWord = 64;
    private const int LongestId = 512;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Digits = "0123456789";

    private const int RandomIdLength = 22;
    private const int RequestLength = 32;

    private static readonly SearchValues<char> WordCharacters = SearchValues.Create(Letters + Digits + "_.-:");
    private static readonly SearchValues<char> ToolCharacters = SearchValues.Create(Letters + Digits + "_-");
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(Letters + Digits + "_.- ");
    private static readonly SearchValues<char> HexCharacters = SearchValues.Create(Digits + "abcdef");
    private static readonly SearchValues<char> PrefixCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz-");

    // Client ids are URLs at times; nothing that needs a space, a quote, a bracket or a letter beyond ASCII is an id.
    private static readonly SearchValues<char> IdCharacters =
        SearchValues.Create(Letters + Digits + "!#$%&'()*+,-./:;=?@[]^_`{|}~");

    private static readonly Counter<long> Replaced = new Meter("McpGateway").CreateCounter<long>(
        "gateway.audit.replaced", description: "Words of audit events that had another shape and were replaced, by member.");

    private readonly FrozenSet<string>? actions = Of(lists, AuditField.Action);
    private readonly FrozenSet<string>? codes = Of(lists, AuditField.Code);
    private readonly FrozenSet<string>? providers = Of(lists, AuditField.Provider);
    private readonly FrozenSet<string>? tools = Of(lists, AuditField.Tool);
    private readonly FrozenSet<string>? guards = Of(lists, AuditField.Guard);

    /// <summary>The event; with every word that is none replaced.</summary>
    public AuditEvent Checked(AuditEvent auditEvent) => IsSound(auditEvent) ? auditEvent : auditEvent with
    {
        RequestId = auditEvent.RequestId is { } request && IsRequest(request) ? request : Replace("request"),
        Action = auditEvent.Action is { } action && IsAction(action) ? action : Replace("action"),
        Outcome = Enum.IsDefined(auditEvent.Outcome) ? auditEvent.Outcome : AuditOutcome.Failure,
        Code = IsCode(auditEvent.Code) ? auditEvent.Code : Replace("code"),
        UserId = IsUser(auditEvent.UserId) ? auditEvent.UserId : Replace("user"),
        OrganizerId = Id(auditEvent.OrganizerId, "organizer"),
        ConnectionId = IsRandomId(auditEvent.ConnectionId) ? auditEvent.ConnectionId : Replace("connection"),
        ClientId = Id(auditEvent.ClientId, "client"),
        Provider = IsProvider(auditEvent.Provider) ? auditEvent.Provider : Replace("provider"),
        Tool = IsTool(auditEvent.Tool) ? auditEvent.Tool : Replace("tool"),
        ToolDigest = IsDigest(auditEvent.ToolDigest) ? auditEvent.ToolDigest : Replace("tool_digest"),
        Effect = IsEffect(auditEvent.Effect) ? auditEvent.Effect : Replace("effect"),
        Guard = IsGuard(auditEvent.Guard) ? auditEvent.Guard : Replace("guard"),
        DurationMs = Number(auditEvent.DurationMs),
        Redactions = Number(auditEvent.Redactions),
        LeftOut = Number(auditEvent.LeftOut),
    };

    private bool IsSound(AuditEvent auditEvent) =>
        auditEvent is
        {
            RequestId: not null, Action: not null, DurationMs: null or >= 0, Redactions: null or >= 0,
            LeftOut: null or >= 0,
        }
        && Enum.IsDefined(auditEvent.Outcome)
        && IsRequest(auditEvent.RequestId) && IsAction(auditEvent.Action) && IsCode(auditEvent.Code)
        && IsUser(auditEvent.UserId) && IsId(auditEvent.OrganizerId) && IsRandomId(auditEvent.ConnectionId)
        && IsId(auditEvent.ClientId) && IsProvider(auditEvent.Provider) && IsTool(auditEvent.Tool)
        && IsDigest(auditEvent.ToolDigest) && IsEffect(auditEvent.Effect) && IsGuard(auditEvent.Guard);

    private static FrozenSet<string>? Of(IEnumerable<AuditWords> lists, AuditField field)
    {
        var ofField = lists.Where(list => list.Field == field).ToList();
        return ofField.Count == 0 ? null : ofField.SelectMany(list => list.Words).ToFrozenSet(StringComparer.Ordinal);
    }

    private bool IsAction(string text) => actions?.Contains(text) ?? IsWord(text);

    private bool IsCode(string? text) => text is null || (codes?.Contains(text) ?? IsWord(text));

    private bool IsProvider(string? text) => text is null || (providers?.Contains(text) ?? IsName(text));

    private bool IsTool(string? text) => text is null || (tools?.Contains(text) ?? Is(text, ToolCharacters, LongestWord));

    private bool IsGuard(string? text) => text is null || (guards?.Contains(text) ?? IsName(text));

    // Of a request, 32 digits; of a command or a sink, the word for it, a hyphen and those.
    private static bool IsRequest(string text) =>
        text.Length >= RequestLength && text.Length <= LongestWord
        && !text.AsSpan(text.Length - RequestLength).ContainsAnyExcept(HexCharacters)
        && (text.Length == RequestLength
            || (text[^(RequestLength + 1)] == '-'
                && !text.AsSpan(0, text.Length - RequestLength).ContainsAnyExcept(PrefixCharacters)));

    // 128 bits in base64url.
    private static bool IsRandomId(string? text) =>
        text is null || (text.Length == RandomIdLength && Is(text, ToolCharacters, RandomIdLength));

    private static bool IsWord(string? text) => Is(text, WordCharacters, LongestWord);

    private static bool IsName(string? text) => Is(text, NameCharacters, LongestWord);

    private static bool IsId(string? text) => Is(text, IdCharacters, LongestId);

    // A tilde begins a pseudonym.
    private static bool IsUser(string? text) => text is not ['~', ..] && IsId(text);

    private static bool IsDigest(string? text) => text is null || (text.Length == 16 && Is(text, HexCharacters, 16));

    private static bool IsEffect(string? text) => text is null or "read" or "write" or "destructive";

    private static bool Is(string? text, SearchValues<char> characters, int longest) =>
        text is null || (text.Length > 0 && text.Length <= longest && !text.AsSpan().ContainsAnyExcept(characters));

    private static string? Id(string? text, string member) => IsId(text) ? text : Replace(member);

    private static int? Number(int? number) => number < 0 ? 0 : number;

    private static string Replace(string member)
    {
        Replaced.Add(1, new KeyValuePair<string, object?>("gateway.member", member));
        return Invalid;
    }
}
