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
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.CacheControl = "no-store";
        if (!isPlainHttp)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        return next(context);
    }
}
