using System.Reflection;
using System.Security.Cryptography;

namespace McpGateway.Web;

/// <summary>A file of the pages, embedded, at an address that changes with its content.</summary>
internal sealed class StaticFile
{
    public static readonly StaticFile Style = new("site.css", "text/css");
    public static readonly StaticFile Script = new("site.js", "text/javascript");
    public static readonly StaticFile Icon = new("site.svg", "image/svg+xml");

    public static readonly IReadOnlyList<StaticFile> All = [Style, Script, Icon];

    private readonly byte[] content;
    private readonly string mediaType;

    private StaticFile(string name, string mediaType)
    {
        content = Read(name);
        this.mediaType = mediaType;
        var digest = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8));
        Path = $"/site.{digest}{System.IO.Path.GetExtension(name)}";
    }

    public string Path { get; }

    public IResult Show(HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Bytes(content, $"{mediaType}; charset=utf-8");
    }

    private static byte[] Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"McpGateway.Web.{name}")
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }
}
