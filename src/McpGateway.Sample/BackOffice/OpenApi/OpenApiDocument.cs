using System.Text.Json.Nodes;

namespace McpGateway.Sample.BackOffice.OpenApi;

/// <summary>The API's description (OpenAPI 3.1), put together from the files beside this one.</summary>
internal static class OpenApiDocument
{
    private static readonly string[] Parts =
    [
        "configuration.json", "bookings.json", "orders.json", "sales.json", "promotions.json", "operations.json",
        "search.json",
    ];

    extension(IEndpointRouteBuilder routes)
    {
        public void MapOpenApi() => routes.MapGet("/openapi/v1.json", Describe);
    }

    private static IResult Describe(BackOfficeAddress address)
    {
        var document = Read("document.json");
        document["servers"] = new JsonArray(new JsonObject { ["url"] = address.Url });
        foreach (var part in Parts.Select(Read))
        {
            Move(part["paths"]!.AsObject(), document["paths"]!.AsObject());
            Move(part["schemas"]!.AsObject(), document["components"]!["schemas"]!.AsObject());
        }

        return Results.Json(document);
    }

    private static void Move(JsonObject from, JsonObject to)
    {
        foreach (var (name, value) in from.ToList())
        {
            from.Remove(name);
            to.Add(name, value);
        }
    }

    private static JsonObject Read(string name)
    {
        using var file = typeof(OpenApiDocument).Assembly.GetManifestResourceStream($"OpenApi/{name}")!;
        return JsonNode.Parse(file)!.AsObject();
    }
}
