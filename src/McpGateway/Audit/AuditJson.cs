using System.Text.Json.Serialization;
using McpGateway.Audit.Timeline;
using McpGateway.Storage;

namespace McpGateway.Audit;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(OutcomeConverter)])]
[JsonSerializable(typeof(AuditPage))]
[JsonSerializable(typeof(ClientTimeline))]
internal sealed partial class AuditJson : JsonSerializerContext
{
    private sealed class OutcomeConverter()
        : JsonStringEnumConverter<AuditOutcome>(System.Text.Json.JsonNamingPolicy.SnakeCaseLower);
}
