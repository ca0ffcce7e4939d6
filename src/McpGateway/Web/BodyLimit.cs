using Microsoft.AspNetCore.Http.Features;

namespace McpGateway.Web;

/// <summary>Bounds a body that is read whole, also one that does not say its length before it comes.</summary>
internal static class BodyLimit
{
    private const long MaxBytes = 64 * 1024;

    /// <summary>To be called right before the first byte is read.</summary>
    /// <exception cref="BadHttpRequestException">413: it says that it is longer. One that does not say so throws the
    /// same where it is read.</exception>
    public static void Set(HttpRequest request)
    {
        // The server closes a connection on which more comes than it was told to take, without a word to whoever sends
        // the next request on it. So what is known to be too long is left for it to pass over, within its own limit.
        if (request.ContentLength > MaxBytes)
        {
            throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge);
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxBytes;
        }
    }
}
