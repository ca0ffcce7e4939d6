using System.Text.Json.Serialization;

namespace McpGateway.Tools.Confirmation;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AskedCall))]
internal sealed partial class ConfirmationJson : JsonSerializerContext;
