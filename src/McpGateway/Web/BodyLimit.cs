using Microsoft.AspNetCore.Http.Features;

namespace McpGateway.Web;

/// <summary>Bounds a body that is read whole, also one that does not say its length before it comes.</summary>
internal static class BodyLimit
{
    private const long MaxBytes = 64 * 1024;

    /// <summary>To be called before the first byte is read: a longer body is a <see cref="BadHttpRequestException"/>
    /// with 413.</summary>
    public static void Set(HttpRequest request)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxBytes;
        }
    }
}
