using System.Buffers;
using System.Globalization;
using System.Text.Json;
using McpGateway.Storage;

namespace McpGateway.Audit.Sinks;

/// <summary>Events as an <c>ExportLogsServiceRequest</c> of OTLP 1 in JSON: numbers of 64 bits are texts there.</summary>
internal static class OtlpLogs
{
    private const int Information = 9;
    private const int Warning = 13;
    private const int Error = 17;

    public static byte[] Write(IReadOnlyList<AuditEvent> events)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("resourceLogs");
            json.WriteStartObject();
            json.WriteStartObject("resource");
            json.WriteStartArray("attributes");
            WriteText("service.name", "mcpgateway", json);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteStartArray("scopeLogs");
            json.WriteStartObject();
            json.WriteStartObject("scope");
            json.WriteString("name", "McpGateway.Audit");
            json.WriteEndObject();
            json.WriteStartArray("logRecords");
            foreach (var one in events)
            {
                WriteRecord(one, json);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteRecord(AuditEvent one, Utf8JsonWriter json)
    {
        var (number, text) = one switch
        {
            { Action: AuditAction.AlertRaised } or { Outcome: AuditOutcome.Failure } => (Error, "ERROR"),
            { Outcome: AuditOutcome.Denied } => (Warning, "WARN"),
            _ => (Information, "INFO"),
        };
        json.WriteStartObject();
        json.WriteString("timeUnixNano", $"{one.Time.ToUnixTimeMilliseconds()}000000");
        json.WriteNumber("severityNumber", number);
        json.WriteString("severityText", text);
        json.WriteString("eventName", one.Action);
        json.WriteStartObject("body");
        json.WriteString("stringValue", one.Action);
        json.WriteEndObject();
        json.WriteStartArray("attributes");
        WriteAttributes(one, json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAttributes(AuditEvent one, Utf8JsonWriter json)
    {
        (string Name, string? Value)[] texts =
        [
            ("event_id", Delivery.IdOf(one)), ("request_id", one.RequestId), ("action", one.Action),
            ("outcome", one.Outcome.ToString().ToLowerInvariant()), ("code", one.Code), ("user_id", one.UserId),
            ("organizer_id", one.OrganizerId), ("connection_id", one.ConnectionId), ("client_id", one.ClientId),
            ("provider", one.Provider), ("tool", one.Tool), ("tool_digest", one.ToolDigest), ("effect", one.Effect),
            ("guard", one.Guard),
        ];
        foreach (var (name, value) in texts.Where(attribute => attribute.Value is not null))
        {
            WriteText($"gateway.{name}", value!, json);
        }

        (string Name, long? Value)[] numbers =
        [
            ("sequence", one.Sequence), ("duration_ms", one.DurationMs), ("redactions", one.Redactions),
            ("left_out", one.LeftOut),
        ];
        foreach (var (name, value) in numbers.Where(attribute => attribute.Value is not null))
        {
            WriteAttribute($"gateway.{name}", "intValue", value!.Value.ToString(CultureInfo.InvariantCulture), json);
        }
    }

    private static void WriteText(string name, string value, Utf8JsonWriter json) =>
        WriteAttribute(name, "stringValue", value, json);

    private static void WriteAttribute(string name, string kind, string value, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("key", name);
        json.WriteStartObject("value");
        json.WriteString(kind, value);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
