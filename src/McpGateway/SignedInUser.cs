using McpGateway.BackOffice;

namespace McpGateway;

/// <summary>The person behind a browser session, as they were when they signed in.</summary>
internal sealed record SignedInUser
{
    /// <summary>Memberships and roles are those of the sign-in, so nobody goes on for long with one that was taken
    /// away.</summary>
    private static readonly TimeSpan RolesHoldFor = TimeSpan.FromMinutes(10);

    /// <summary>The session's record id; what is begun in a browser is bound to it.</summary>
    public required string SessionId { get; init; }

    public required Person Person { get; init; }

    /// <summary>They are operator staff, whose roles do not count after a sign-in like this one (promise G5).</summary>
    public bool LacksSecondFactor { get; init; }

    public required DateTimeOffset SignedInAt { get; init; }

    /// <summary>Whether something new may be built upon the roles of this sign-in; it has to be repeated when
    /// not.</summary>
    public bool IsRecent(DateTimeOffset now) => SignedInAt + RolesHoldFor > now;

    /// <summary>The <see cref="SignInWish.Key"/> of the request that demanded this very sign-in; null mostly.</summary>
    public string? SignedInFor { get; init; }

    /// <summary>Whether this sign-in's back-office tokens are still to be had.</summary>
    public required bool HasBackOfficeTokens { get; init; }

    /// <summary>
    /// Hands out this sign-in's back-office tokens, once; null when they are gone. Two connections must not share a
    /// refresh token: where the back office rotates them, the first to renew would end the other.
    /// </summary>
    public required Func<CancellationToken, ValueTask<BackOfficeTokens?>> TakeBackOfficeTokensAsync { get; init; }
}
