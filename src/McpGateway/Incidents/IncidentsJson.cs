using System.Text.Json.Serialization;

namespace McpGateway.Incidents;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IncidentReport))]
[JsonSerializable(typeof(ContainmentReceipt))]
internal sealed partial class IncidentsJson : JsonSerializerContext;
