using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace McpGateway.Web;

/// <summary>
/// Refuses an address or headers that are too long. Kestrel would too, but with an answer of its own that carries no
/// request id; so it takes several times what is allowed here, and only what is beyond that, or is no HTTP at all, is
/// answered by Kestrel alone: 400, 408, 414, 431 or 505 without any of the gateway's headers, and a closed connection.
/// </summary>
internal sealed class HeadSizes(RequestDelegate next)
{
    private const int MaxTarget = 16 * 1024;
    private const int MaxHeaders = 32 * 1024;
    private const int MaxHeaderCount = 100;

    /// <summary>What one connection can make Kestrel hold of a head, far below what it may hold of a body.</summary>
    private const int KestrelTakes = 128 * 1024;
    private const int KestrelTakesCount = 2000;

    public static void Raise(KestrelServerLimits limits)
    {
        limits.MaxRequestLineSize = KestrelTakes;
        limits.MaxRequestHeadersTotalSize = KestrelTakes;
        limits.MaxRequestHeaderCount = KestrelTakesCount;
        limits.Http2.MaxRequestHeaderFieldSize = KestrelTakes;
    }

    public Task InvokeAsync(HttpContext context)
    {
        if (FindRefusal(context) is not { } status)
        {
            return next(context);
        }

        context.Response.StatusCode = status;
        // The next request may come on the same connection; the sender of this one is not to be trusted with it.
        context.Response.Headers.Connection = HttpProtocol.IsHttp11(context.Request.Protocol) ? "close" : default;
        return FailureHandler.DescribeAsync(context);
    }

    private static int? FindRefusal(HttpContext context)
    {
        if (context.Features.Get<IHttpRequestFeature>() is { RawTarget.Length: > MaxTarget })
        {
            return StatusCodes.Status414UriTooLong;
        }

        var headers = context.Request.Headers;
        if (headers.Count > MaxHeaderCount)
        {
            return StatusCodes.Status431RequestHeaderFieldsTooLarge;
        }

        var size = 0;
        foreach (var (name, values) in headers)
        {
            foreach (var value in values)
            {
                size += name.Length + (value?.Length ?? 0);
            }
        }

        return size > MaxHeaders ? StatusCodes.Status431RequestHeaderFieldsTooLarge : null;
    }
}
