namespace McpGateway.SignIn;

/// <summary>A sign-in on its way through the back office, kept sealed until its callback takes it.</summary>
internal sealed record SignInRequest
{
    public const string Kind = "sign-in";

    /// <summary>The keyed hash of the <c>state</c> secret.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The keyed hash of the cookie of the browser that began it.</summary>
    public required byte[] BrowserHash { get; init; }

    public required string Nonce { get; init; }

    public required string CodeVerifier { get; init; }

    /// <summary>See <see cref="SignedInUser.SignedInFor"/>.</summary>
    public string? WishKey { get; init; }

    /// <summary>An earlier proof of who it is will not do; null when any will.</summary>
    public DateTimeOffset? ProvenSince { get; init; }

    /// <summary>See <see cref="Session.WasForStaff"/>.</summary>
    public bool IsForStaff { get; init; }

    /// <summary>Where to go afterwards: a path and query of this gateway, written by us, never by the
    /// request.</summary>
    public required string ReturnTo { get; init; }
}
