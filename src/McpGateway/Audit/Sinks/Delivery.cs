using System.Text.Json.Serialization;
using McpGateway.Storage;

namespace McpGateway.Audit.Sinks;

/// <summary>What is posted to a webhook: events, oldest first.</summary>
internal sealed record Delivery(IReadOnlyList<DeliveredEvent> Events)
{
    public static Delivery Of(IReadOnlyList<AuditEvent> events) =>
        new([.. events.Select(one => new DeliveredEvent(IdOf(one), one))]);

    /// <summary>The same at every delivery of the event, and no other's: not even after an older log was restored, which
    /// gives positions out anew.</summary>
    public static string IdOf(AuditEvent one) => $"{one.Sequence}-{one.RequestId}";
}

/// <summary>One event and its id, by which a receiver knows what it has already.</summary>
internal sealed record DeliveredEvent(string Id, [property: JsonPropertyName("event")] AuditEvent Content);
