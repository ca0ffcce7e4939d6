using Microsoft.Extensions.Options;

namespace McpGateway.Web;

/// <summary>Headers that every answer carries (RFC 9700 §4.16 and the MCP security practices for consent
/// pages).</summary>
internal sealed class SecurityHeaders(RequestDelegate next, IOptions<GatewayOptions> options)
{
    // No form-action: browsers apply it to the redirect that follows a consent, which leads to the client.
    private const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    private readonly bool isPlainHttp = options.Value.IsPlainHttp;

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(isPlainHttp ? Write : WriteForHttps, context);
        return next(context);
    }

    private static Task WriteForHttps(object state)
    {
        ((HttpContext)state).Response.Headers.StrictTransportSecurity = "max-age=31536000";
        return Write(state);
    }

    private static Task Write(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = context.Features.Get<PageScript>() is { } script
            ? $"{ContentSecurityPolicy}; script-src 'nonce-{script.Nonce}'"
            : ContentSecurityPolicy;
        if (headers.CacheControl.Count == 0)
        {
            // Tokens, pages and errors alike: only what says otherwise may be kept.
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}
