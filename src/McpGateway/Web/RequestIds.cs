using System.Buffers.Binary;
using System.Security.Cryptography;

namespace McpGateway.Web;

/// <summary>Gives each request a non-identifying id (promise S18), never one that the caller chose: the time in
/// milliseconds and 80 random bits.</summary>
internal sealed class RequestIds(RequestDelegate next, TimeProvider time)
{
    private const int Length = 16;
    private const int TimeLength = 6;

    public Task InvokeAsync(HttpContext context)
    {
        context.TraceIdentifier = NewId();
        // At the last moment, since the answer to an exception starts from empty headers.
        context.Response.OnStarting(WriteAsync, context);
        return next(context);
    }

    // The time in front keeps the audit's index by request in order: it grows at its end. Ids that are random
    // throughout would have every event rewrite another page of it.
    private string NewId()
    {
        Span<byte> id = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(id, time.GetUtcNow().ToUnixTimeMilliseconds() << 16);
        RandomNumberGenerator.Fill(id[TimeLength..]);
        return Convert.ToHexStringLower(id);
    }

    private static Task WriteAsync(object state)
    {
        var context = (HttpContext)state;
        context.Response.Headers["X-Request-Id"] = context.TraceIdentifier;
        return Task.CompletedTask;
    }
}
