using McpGateway.Connections;
using Microsoft.Extensions.Options;

namespace McpGateway.OAuth.Token;

/// <summary><c>POST /introspect</c> (RFC 7662): what a token is good for right now, for the operator's own systems.
/// Reads the record each time, so that what was revoked is inactive at once.</summary>
internal sealed class IntrospectionEndpoint(
    Handles handles, ConnectionStore connections, IOptions<GatewayOptions> options, TimeProvider time)
{
    public static async Task<IResult> ShowAsync(
        HttpContext context, IntrospectionEndpoint endpoint, CancellationToken cancellationToken)
    {
        var form = await RequestForm.ReadAsync(context.Request, cancellationToken);
        // token_type_hint is only a hint: a handle says itself what it is.
        var answer = await endpoint.DescribeAsync(form.Get("token"), cancellationToken);
        return TypedResults.Json(answer, OAuthJson.Default.IntrospectionAnswer);
    }

    private async ValueTask<IntrospectionAnswer> DescribeAsync(string token, CancellationToken cancellationToken)
    {
        var handle = handles.TryRead(HandleKind.AccessToken, token) ?? handles.TryRead(HandleKind.RefreshToken, token);
        if (handle is null
            || await connections.FindAsync(handle.RecordId, cancellationToken) is not { Connection: var connection }
            || connection.ExpiresAt <= time.GetUtcNow())
        {
            return IntrospectionAnswer.Inactive;
        }

        return handle.Kind == HandleKind.AccessToken
            ? DescribeAccess(connection, handle)
            : DescribeRefresh(connection, handle);
    }

    private IntrospectionAnswer DescribeAccess(Connection connection, Handle handle) =>
        connection.AccessTokens.FirstOrDefault(live => handles.Matches(handle, live.Hash)) is { } issued
        && issued.ExpiresAt > time.GetUtcNow()
            ? Describe(connection) with
            {
                Scope = issued.Scope,
                Exp = issued.ExpiresAt.ToUnixTimeSeconds(),
                Iat = issued.IssuedAt?.ToUnixTimeSeconds(),
                Aud = connection.Resource,
                TokenType = "Bearer",
            }
            : IntrospectionAnswer.Inactive;

    private IntrospectionAnswer DescribeRefresh(Connection connection, Handle handle) =>
        connection.Refresh is { } refresh && handles.Matches(handle, refresh.Hash)
            ? Describe(connection) with
            {
                Scope = connection.Scope,
                Exp = connection.ExpiresAt.ToUnixTimeSeconds(),
                Iat = (refresh.Previous?.RotatedAt ?? connection.Code.RedeemedAt)?.ToUnixTimeSeconds(),
                // Good for the authorization server alone.
                Aud = options.Value.Issuer,
                TokenType = "refresh_token",
            }
            : IntrospectionAnswer.Inactive;

    private IntrospectionAnswer Describe(Connection connection) => new()
    {
        Active = true,
        ClientId = connection.ClientId,
        Sub = connection.UserId,
        Iss = options.Value.Issuer,
        Organizer = connection.OrganizerId,
    };
}
