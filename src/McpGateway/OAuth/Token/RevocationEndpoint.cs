using McpGateway.Connections;
using McpGateway.OAuth.Clients;

namespace McpGateway.OAuth.Token;

/// <summary><c>POST /revoke</c> (RFC 7009): whichever of its tokens a client gives back, the connection ends.</summary>
internal static class RevocationEndpoint
{
    public static async Task<IResult> RevokeAsync(
        HttpContext context,
        ClientLimit limit,
        ClientAuthentication authentication,
        Handles handles,
        ConnectionStore connections,
        Revocation revocation,
        CancellationToken cancellationToken)
    {
        var form = await RequestForm.ReadAsync(context.Request, cancellationToken);
        await limit.SpendAsync(context, form);
        var token = form.Get("token");
        var client = await authentication.AuthenticateAsync(context.Request, form, cancellationToken);
        context.Features.Set(client);

        // The tag proves that the token was issued for this connection, so an old one will do: whoever gives one back
        // wants it to end. A client that shows another's token changes nothing, and learns nothing (RFC 7009 §2.2).
        var handle = handles.TryRead(HandleKind.RefreshToken, token) ?? handles.TryRead(HandleKind.AccessToken, token);
        if (handle is null)
        {
            return TypedResults.Ok();
        }

        if (await connections.FindAsync(handle.RecordId, cancellationToken) is not { Connection: var connection })
        {
            await revocation.FinishAsync(
                handle.RecordId, ended => ended.ClientId == client.Id ? RevocationReason.ByClient : null,
                context.TraceIdentifier, cancellationToken);
        }
        else if (connection.ClientId == client.Id)
        {
            await revocation.RevokeAsync(
                connection, RevocationReason.ByClient, context.TraceIdentifier, cancellationToken);
        }

        return TypedResults.Ok();
    }
}
