using System.Reflection;
using System.Security.Cryptography;

namespace McpGateway.Web;

/// <summary>The one style sheet, embedded, at an address that changes with its content.</summary>
internal static class StyleSheet
{
    private static readonly byte[] Content = Read();

    public static readonly string Path =
        $"/site.{Convert.ToHexStringLower(SHA256.HashData(Content).AsSpan(0, 8))}.css";

    public static IResult Show(HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Bytes(Content, "text/css; charset=utf-8");
    }

    private static byte[] Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("McpGateway.Web.site.css")
            ?? throw new InvalidOperationException("The style sheet is not embedded.");
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }
}
