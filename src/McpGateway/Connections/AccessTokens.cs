using McpGateway.Audit;

namespace McpGateway.Connections;

/// <summary>From the text of an access token to the caller behind it.</summary>
internal sealed class AccessTokens(
    Handles handles, ConnectionStore connections, BackOfficeSessions backOffice, LastUses lastUses, TimeProvider time)
{
    private static readonly AccessTokenResult Unknown = new(null, "The access token is not valid here");
    private static readonly AccessTokenResult Ended =
        new(null, "The access token expired or its connection was revoked");

    private static readonly AccessTokenResult Elsewhere = new(null, "The access token was issued for another resource");

    /// <summary>The caller, or the problem in words fit for <c>error_description</c>. One record read.</summary>
    public ValueTask<AccessTokenResult> AuthenticateAsync(
        string token, string resource, string requestId, CancellationToken cancellationToken) =>
        ReadAsync(token, resource, requestId, isUse: true, cancellationToken);

    /// <summary>The same without being a use of the connection.</summary>
    public ValueTask<AccessTokenResult> LookAsync(
        string token, string resource, string requestId, CancellationToken cancellationToken) =>
        ReadAsync(token, resource, requestId, isUse: false, cancellationToken);

    private async ValueTask<AccessTokenResult> ReadAsync(
        string token, string resource, string requestId, bool isUse, CancellationToken cancellationToken)
    {
        if (handles.TryRead(HandleKind.AccessToken, token) is not { } handle)
        {
            return Unknown;
        }

        if (await connections.FindAsync(handle.RecordId, cancellationToken) is not { Connection: var connection })
        {
            return Ended;
        }

        if (connection.AccessTokens.FirstOrDefault(live => handles.Matches(handle, live.Hash)) is not { } issued
            || issued.ExpiresAt <= time.GetUtcNow())
        {
            return Ended with { Refused = new(connection, AuditCode.Expired) };
        }

        // RFC 8707 §2.2: a token for another resource is no token here.
        if (connection.Resource != resource)
        {
            return Elsewhere with { Refused = new(connection, AuditCode.WrongResource) };
        }

        if (isUse)
        {
            lastUses.Note(connection.Id);
        }

        return new(CallerOf(connection, issued, requestId), null);
    }

    private Caller CallerOf(Connection connection, IssuedToken issued, string requestId) => new()
    {
        RequestId = requestId,
        ConnectionId = connection.Id,
        UserId = connection.UserId,
        OrganizerId = connection.OrganizerId,
        OrganizerName = connection.OrganizerName,
        ClientId = connection.ClientId,
        ClientName = connection.ClientName,
        Provider = connection.Provider,
        Scopes = new(issued.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
        ExpiresAt = connection.ExpiresAt,
        RolesGeneration = connection.RolesGeneration,
        GetBackOfficeTokenAsync = cancellation => backOffice.GetAccessTokenAsync(connection, requestId, cancellation),
        RenewBackOfficeTokenAsync = (refused, cancellation) =>
            backOffice.RenewAsync(connection, refused, requestId, cancellation),
    };
}

/// <summary>Either the caller or the problem is set; with a problem, what was refused where it is known.</summary>
internal readonly record struct AccessTokenResult(Caller? Caller, string? Problem, RefusedToken? Refused = null);

/// <summary>A token that was this connection's, and the audit code that says why it is no good.</summary>
internal sealed record RefusedToken(Connection Connection, string Code);
