using Microsoft.Net.Http.Headers;

namespace McpGateway.Web;

/// <summary>Reads the one kind of form that our pages and clients send.</summary>
internal static class PostedForm
{
    private const string MediaType = "application/x-www-form-urlencoded";

    /// <summary>Whether the body says that it is an urlencoded form in UTF-8.</summary>
    public static bool IsPostedIn(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase)
        // Other character sets make two readers of one form, and the framework fails on some.
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8",
            StringComparison.OrdinalIgnoreCase));

    /// <summary>The fields; null when the body is something else or not well-formed.</summary>
    /// <exception cref="BadHttpRequestException">It is too large, or broke off.</exception>
    public static async ValueTask<IFormCollection?> TryReadAsync(
        HttpRequest request, CancellationToken cancellationToken)
    {
        if (!IsPostedIn(request))
        {
            return null;
        }

        BodyLimit.Set(request);
        try
        {
            return await request.ReadFormAsync(cancellationToken);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
