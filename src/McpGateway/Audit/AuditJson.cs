using System.Text.Json.Serialization;
using McpGateway.Audit.Reading;
using McpGateway.Audit.Sinks;
using McpGateway.Audit.Timeline;
using McpGateway.Storage;

namespace McpGateway.Audit;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(OutcomeConverter)])]
[JsonSerializable(typeof(EventPage))]
[JsonSerializable(typeof(AuditSeriesAnswer))]
[JsonSerializable(typeof(AuditCountsAnswer))]
[JsonSerializable(typeof(AuditEvent))]
[JsonSerializable(typeof(ClientTimeline))]
[JsonSerializable(typeof(SinkProgress))]
[JsonSerializable(typeof(Delivery))]
[JsonSerializable(typeof(DeliveredEvent))]
internal sealed partial class AuditJson : JsonSerializerContext
{
    private sealed class OutcomeConverter()
        : JsonStringEnumConverter<AuditOutcome>(System.Text.Json.JsonNamingPolicy.SnakeCaseLower);
}
