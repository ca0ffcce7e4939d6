using McpGateway.Audit;
using McpGateway.BackOffice;
using McpGateway.Connections;
using McpGateway.Storage;
using McpGateway.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace McpGateway.SignIn;

/// <summary><c>POST /sign-in/backchannel-logout</c> (OpenID Connect Back-Channel Logout §2.5): somebody signed out at
/// the back office, so they are signed out here.</summary>
internal sealed class BackChannelLogout(
    LogoutTokens tokens,
    SessionStore sessions,
    ConnectionStore connections,
    Revocation revocation,
    AuditTrail trail,
    IOptions<LogoutOptions> options,
    TimeProvider time)
{
    public const string Path = "/sign-in/backchannel-logout";

    public static async Task<IResult> ReceiveAsync(
        HttpContext context, BackChannelLogout logout, CancellationToken cancellationToken)
    {
        if (await PostedForm.TryReadAsync(context.Request, cancellationToken) is not { } form
            || form["logout_token"] is not [{ Length: > 0 } token])
        {
            return Refuse("Post one logout_token as a form.");
        }

        try
        {
            return await logout.TryEndAsync(token, context.TraceIdentifier, cancellationToken)
                ? TypedResults.Ok()
                : Refuse("The logout_token is not valid here, or was used already.");
        }
        catch (BackOfficeException)
        {
            context.Response.Headers.RetryAfter = "5";
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async ValueTask<bool> TryEndAsync(string token, string requestId, CancellationToken cancellationToken)
    {
        if (await tokens.TakeSubjectAsync(token, cancellationToken) is not { } userId)
        {
            return false;
        }

        try
        {
            // Begun, it is finished, whether or not the provider waits.
            await EndAsync(userId, requestId);
            return true;
        }
        catch (StoreUnavailableException)
        {
            await tokens.GiveBackAsync(token);
            throw;
        }
    }

    private async ValueTask EndAsync(string userId, string requestId)
    {
        await sessions.EndAllAsync(userId, CancellationToken.None);
        await trail.RecordAsync(new()
        {
            Time = time.GetUtcNow(),
            RequestId = requestId,
            Action = AuditAction.SessionsEnded,
            Outcome = AuditOutcome.Success,
            Code = RevocationReason.BackOfficeLogout,
            UserId = userId,
        }, CancellationToken.None);
        if (!options.Value.LogoutEndsConnections)
        {
            return;
        }

        foreach (var connection in await connections.ListAllByUserAsync(userId, CancellationToken.None))
        {
            await revocation.RevokeAsync(
                connection, RevocationReason.BackOfficeLogout, requestId, CancellationToken.None);
        }
    }

    private static JsonHttpResult<LogoutRefusal> Refuse(string description) => TypedResults.Json(
        new LogoutRefusal("invalid_request", description), SignInJson.Default.LogoutRefusal,
        statusCode: StatusCodes.Status400BadRequest);
}

/// <summary>OpenID Connect Back-Channel Logout §2.8.</summary>
internal sealed record LogoutRefusal(string Error, string ErrorDescription);
