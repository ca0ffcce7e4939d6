using System.Security.Cryptography;

namespace McpGateway.Web;

/// <summary>Gives each request a random, non-identifying id (promise S18), never one that the caller chose.</summary>
internal sealed class RequestIds(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        context.TraceIdentifier = RandomNumberGenerator.GetHexString(32, lowercase: true);
        context.Response.Headers["X-Request-Id"] = context.TraceIdentifier;
        return next(context);
    }
}
