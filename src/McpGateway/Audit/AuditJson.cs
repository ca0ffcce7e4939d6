using System.Text.Json.Serialization;
using McpGateway.Storage;

namespace McpGateway.Audit;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(OutcomeConverter)])]
[JsonSerializable(typeof(AuditPage))]
internal sealed partial class AuditJson : JsonSerializerContext
{
    private sealed class OutcomeConverter()
        : JsonStringEnumConverter<AuditOutcome>(System.Text.Json.JsonNamingPolicy.SnakeCaseLower);
}
