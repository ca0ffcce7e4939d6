using McpGateway.Connections;
using McpGateway.Limits;
using McpGateway.Mcp.Messages;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace McpGateway.Mcp.Http;

/// <summary>Decides who gets to the MCP endpoint at all, before a byte of the body is read.</summary>
internal sealed class FrontDoor(
    TrustedOrigins trusted,
    AccessTokens tokens,
    McpChallenge challenge,
    RateLimits limits,
    McpRefusals refusals,
    IOptions<GatewayOptions> gateway)
{
    /// <summary>The caller; null where the request is answered already. The order matters:</summary>
    /// <remarks>
    /// 1. Host and Origin: a page that was led here by DNS rebinding learns nothing, not even how to sign in.
    /// 2. Preflight: a browser sends it without credentials and needs a plain yes.
    /// 3. Authentication, before method, media types and body: clients probe with an unauthenticated GET or HEAD and
    ///    must find the challenge, and nobody unknown learns what else the endpoint would have said.
    /// 4. Limits: from here on it is known whose they are.
    /// 5. Method.
    /// </remarks>
    public async ValueTask<Caller?> AdmitAsync(HttpContext context, string? organizer)
    {
        context.Response.Headers.CacheControl = "no-store";

        if (FindMistrust(context.Request) is { } mistrust)
        {
            return await RefuseAsync(context, mistrust);
        }

        if (context.Request.Headers.Origin is [{ } origin])
        {
            CrossOrigin.Allow(context.Response, origin);
        }

        if (CrossOrigin.IsPreflight(context.Request))
        {
            CrossOrigin.AnswerPreflight(context.Response);
            return null;
        }

        if (await AuthenticateAsync(context, organizer) is not { } caller)
        {
            return null;
        }

        if (await limits.SpendCallAsync(caller, context.RequestAborted) is { } exceeded)
        {
            await refusals.RecordLimitedAsync(caller, exceeded);
            context.Response.Headers.RetryAfter = exceeded.RetryAfter;
            return await RefuseAsync(context, McpError.TooMany(
                $"Too many requests; wait {exceeded.RetryAfter} s and send fewer."));
        }

        if (HttpMethods.IsPost(context.Request.Method))
        {
            return caller;
        }

        // There is no stream to open and no session to end.
        context.Response.Headers.Allow = HttpMethods.Post;
        return await RefuseAsync(context, McpError.Http(405, "Post each message; there is nothing to get or delete."));
    }

    private McpError? FindMistrust(HttpRequest request) =>
        !trusted.AcceptsHost(request.Host) ? McpError.Http(421, "This host is not served here.")
        : request.Headers.Origin is { Count: > 0 } origin && !(origin is [{ } one] && trusted.AcceptsOrigin(one))
            ? McpError.Http(403, "Pages of this origin may not call this server.")
        : null;

    private async ValueTask<Caller?> AuthenticateAsync(HttpContext context, string? organizer)
    {
        var credentials = BearerCredentials.Read(context.Request);

        if (credentials.Problem is { } malformed)
        {
            return await RefuseAsync(
                context, McpError.Http(400, malformed), challenge.InvalidRequest(organizer, malformed));
        }

        if (credentials.Token is null)
        {
            return await RefuseAsync(
                context, McpError.Http(401, "Sign in first; the challenge says where."), challenge.SignIn(organizer));
        }

        var (caller, problem, refused) = await tokens.AuthenticateAsync(
            credentials.Token, gateway.Value.Resource(organizer), context.TraceIdentifier, context.RequestAborted);

        if (refused is not null)
        {
            await refusals.RecordChallengeAsync(refused, context.TraceIdentifier);
        }

        return caller
            ?? await RefuseAsync(context, McpError.Http(401, problem!), challenge.InvalidToken(organizer, problem!));
    }

    private static async ValueTask<Caller?> RefuseAsync(HttpContext context, McpError error, string? challenge = null)
    {
        if (challenge is not null)
        {
            context.Response.Headers[HeaderNames.WWWAuthenticate] = challenge;
        }

        await McpWriter.WriteErrorAsync(context.Response, default, error);
        return null;
    }
}
