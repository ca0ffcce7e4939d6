using System.Security.Cryptography;

namespace McpGateway.Web;

/// <summary>Gives each request a random, non-identifying id (promise S18), never one that the caller chose.</summary>
internal sealed class RequestIds(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        context.TraceIdentifier = RandomNumberGenerator.GetHexString(32, lowercase: true);
        // At the last moment, since the answer to an exception starts from empty headers.
        context.Response.OnStarting(WriteAsync, context);
        return next(context);
    }

    private static Task WriteAsync(object state)
    {
        var context = (HttpContext)state;
        context.Response.Headers["X-Request-Id"] = context.TraceIdentifier;
        return Task.CompletedTask;
    }
}
