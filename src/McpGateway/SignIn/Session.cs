using McpGateway.BackOffice;

namespace McpGateway.SignIn;

/// <summary>What the store keeps, sealed, of a browser that somebody signed in with.</summary>
internal sealed record Session
{
    public const string Kind = "session";

    /// <summary>The keyed hash of the cookie's secret.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The keyed hash of the cookie that this browser had before: sign-ins begun with it may still
    /// complete.</summary>
    public required byte[] BrowserHash { get; init; }

    public required Person Person { get; init; }

    /// <summary>Null once a connection has taken them.</summary>
    public required BackOfficeTokens? Tokens { get; init; }

    public required DateTimeOffset SignedInAt { get; init; }

    /// <summary>Null of a session from before proofs were kept.</summary>
    public SignInProof? Proof { get; init; }

    /// <summary>The sign-in asked for all that pages of the staff need: asking once more would get no more.</summary>
    public bool WasForStaff { get; init; }

    /// <summary>See <see cref="SignedInUser.SignedInFor"/>.</summary>
    public string? SignedInFor { get; init; }
}
