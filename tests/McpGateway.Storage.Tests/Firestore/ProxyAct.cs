namespace McpGateway.Storage.Tests.Firestore;

/// <summary>What a proxy does to one request.</summary>
internal sealed record ProxyAct
{
    public static readonly ProxyAct Pass = new();

    /// <summary>Done, and the connection breaks before the answer.</summary>
    public static readonly ProxyAct DoneAndCut = new() { IsCut = true };

    /// <summary>Done, and the answer says that Firestore is not available.</summary>
    public static readonly ProxyAct DoneAndUnavailable = new() { Status = 503, Word = "UNAVAILABLE" };

    public static readonly ProxyAct Cut = new() { IsForwarded = false, IsCut = true };

    public static readonly ProxyAct Unavailable = DoneAndUnavailable with { IsForwarded = false };

    public static readonly ProxyAct Aborted = Unavailable with { Status = 409, Word = "ABORTED" };

    public static readonly ProxyAct NoQuota = Unavailable with { Status = 429, Word = "RESOURCE_EXHAUSTED" };

    /// <summary>An answer of something in between, in HTML.</summary>
    public static readonly ProxyAct BadGateway = new() { IsForwarded = false, Status = 502 };

    /// <summary>Nothing happens until the test releases it.</summary>
    public static readonly ProxyAct Held = new() { IsHeld = true };

    public bool IsForwarded { get; private init; } = true;

    public bool IsCut { get; private init; }

    public bool IsHeld { get; private init; }

    public int? Status { get; private init; }

    public string? Word { get; private init; }
}
