using System.Text.Json.Serialization;

namespace McpGateway.Web;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Problem))]
internal sealed partial class WebJson : JsonSerializerContext;
