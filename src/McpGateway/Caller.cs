using McpGateway.BackOffice;

namespace McpGateway;

/// <summary>Who is behind one authenticated MCP request: everything a call may depend on, and nothing else.</summary>
internal sealed record Caller
{
    /// <summary>The id of this request, as in <c>X-Request-Id</c>.</summary>
    public required string RequestId { get; init; }

    public required string ConnectionId { get; init; }

    public required string UserId { get; init; }

    /// <summary>The one organizer inside whose data this connection works (promise S14).</summary>
    public required string OrganizerId { get; init; }

    /// <summary>Shown to the user where they are asked; never logged.</summary>
    public string OrganizerName { get; init; } = "";

    public required string ClientId { get; init; }

    /// <summary>How the client calls itself; shown to the user, never trusted, never logged.</summary>
    public string ClientName { get; init; } = "";

    public required string Provider { get; init; }

    public required ScopeSet Scopes { get; init; }

    /// <summary>When the connection ends at the latest.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>How often it was noticed that the user's roles changed: older readings of them are stale.</summary>
    public long RolesGeneration { get; init; }

    /// <summary>The back office's own access token of this user, renewed when needed; never the client's
    /// token.</summary>
    /// <remarks>Throws <see cref="BackOfficeException"/> when the back office no longer gives one.</remarks>
    public required Func<CancellationToken, ValueTask<string>> GetBackOfficeTokenAsync { get; init; }

    /// <summary>Another one in place of a token that the back office refused before its time.</summary>
    public Func<string, CancellationToken, ValueTask<string>> RenewBackOfficeTokenAsync { get; init; } =
        (_, _) => throw new BackOfficeException(BackOfficeFailure.SignedOut);

    /// <summary>Asks the back office with a token, and once more with another one if it refuses the first.</summary>
    public async ValueTask<TAnswer> AskBackOfficeAsync<TAnswer>(
        Func<string, ValueTask<TAnswer>> ask, CancellationToken cancellationToken)
    {
        var token = await GetBackOfficeTokenAsync(cancellationToken);
        try
        {
            return await ask(token);
        }
        catch (BackOfficeException exception) when (exception.Failure == BackOfficeFailure.SignedOut)
        {
            return await ask(await RenewBackOfficeTokenAsync(token, cancellationToken));
        }
    }
}
