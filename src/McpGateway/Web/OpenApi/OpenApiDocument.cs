using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace McpGateway.Web.OpenApi;

/// <summary><c>/openapi/v1.json</c>: the management API (OpenAPI 3.1), put together from the <c>.openapi.json</c> beside
/// each feature. It says nothing that is secret, so anybody may read it.</summary>
internal sealed class OpenApiDocument(IOptions<GatewayOptions> options)
{
    public const string Path = "/openapi/v1.json";

    private const string Resources = "OpenApi/";
    private const string Frame = Resources + "document.json";

    private static readonly string[] Shared = ["parameters", "responses", "schemas"];

    private readonly byte[] document = JsonSerializer.SerializeToUtf8Bytes(
        (JsonNode)PutTogether(options.Value.Issuer), WebJson.Default.JsonNode);

    public static IResult Show(HttpContext context, OpenApiDocument document)
    {
        context.Response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.Bytes(document.document, "application/json; charset=utf-8");
    }

    private static JsonObject PutTogether(string issuer)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var whole = Read(assembly, Frame);
        whole["servers"] = new JsonArray(new JsonObject { ["url"] = issuer });
        var components = whole["components"]!.AsObject();
        foreach (var name in assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Resources, StringComparison.Ordinal) && name != Frame)
            .Order(StringComparer.Ordinal))
        {
            var part = Read(assembly, name);
            Move(part["paths"], whole["paths"]!.AsObject());
            foreach (var kind in Shared)
            {
                Move(part[kind], components[kind]!.AsObject());
            }
        }

        return whole;
    }

    // Adding a name twice throws: two features cannot describe the same thing.
    private static void Move(JsonNode? from, JsonObject to)
    {
        foreach (var (name, value) in from?.AsObject().ToList() ?? [])
        {
            from!.AsObject().Remove(name);
            to.Add(name, value);
        }
    }

    private static JsonObject Read(Assembly assembly, string name)
    {
        using var file = assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        return JsonNode.Parse(file)!.AsObject();
    }
}
