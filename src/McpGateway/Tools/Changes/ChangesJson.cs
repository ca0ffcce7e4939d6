using System.Text.Json.Serialization;

namespace McpGateway.Tools.Changes;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(BegunWrite))]
internal sealed partial class ChangesJson : JsonSerializerContext;
