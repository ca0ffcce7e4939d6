namespace McpGateway.Sample.BackOffice.SignIn;

/// <summary>What a browser must hold to on every page here.</summary>
internal static class PageHeaders
{
    public static void Set(HttpContext context)
    {
        var headers = context.Response.Headers;

        // No form-action: browsers apply it to the redirects that follow a form too, and those lead to the client.
        headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
    }
}
