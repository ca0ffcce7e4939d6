using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace McpGateway.OAuth.Clients;

/// <summary><c>GET</c>, <c>PUT</c> and <c>DELETE /register/{client_id}</c>: a client's own registration (RFC 7592
/// §2).</summary>
internal static class RegistrationManagementEndpoint
{
    public static async Task<IResult> ShowAsync(
        HttpContext context,
        string clientId,
        RegistrationManagement management,
        IOptions<GatewayOptions> gateway,
        CancellationToken cancellationToken)
    {
        var (client, token) = await management.AuthenticateAsync(clientId, Authorization(context), cancellationToken);
        return Answer(client, gateway.Value.Issuer, token);
    }

    public static async Task<IResult> UpdateAsync(
        HttpContext context,
        string clientId,
        RegistrationManagement management,
        IOptions<GatewayOptions> gateway,
        CancellationToken cancellationToken)
    {
        var (client, token) = await management.AuthenticateAsync(clientId, Authorization(context), cancellationToken);
        var update = await RegistrationEndpoint.ReadAsync(
            context.Request, body => RegistrationUpdate.Read(body, client.TokenEndpointAuthMethod), cancellationToken);
        var updated = await management.UpdateAsync(client, update, context.TraceIdentifier, cancellationToken);
        return Answer(updated, gateway.Value.Issuer, token);
    }

    public static async Task<IResult> DeleteAsync(
        HttpContext context,
        string clientId,
        RegistrationManagement management,
        CancellationToken cancellationToken)
    {
        var (client, _) = await management.AuthenticateAsync(clientId, Authorization(context), cancellationToken);
        await management.DeleteAsync(client, context.TraceIdentifier);
        return TypedResults.NoContent();
    }

    private static string Authorization(HttpContext context) => context.Request.Headers.Authorization.ToString();

    // The token is the one the client just showed; its secret is not known here any more, so it is left out.
    private static JsonHttpResult<RegistrationAnswer> Answer(Client client, string issuer, string token) =>
        TypedResults.Json(
            RegistrationAnswer.To(client, issuer, token, secret: null), OAuthJson.Default.RegistrationAnswer);
}
