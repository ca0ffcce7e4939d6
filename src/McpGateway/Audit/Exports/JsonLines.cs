using System.Buffers;
using System.Text.Json;
using McpGateway.Storage;

namespace McpGateway.Audit.Exports;

/// <summary>The events as the API tells them, one JSON object on each line.</summary>
internal sealed class JsonLines : ExportFormat
{
    public override string Name => "jsonl";

    public override string ContentType => "application/jsonl; charset=utf-8";

    /// <summary>Says in a JSON object of its own that an export ends early.</summary>
    public static ReadOnlySpan<byte> Broken =>
        "{\"error\":\"incomplete\",\"detail\":\"The export ended early. Repeat it for a shorter period.\"}\n"u8;

    public override void Write(AuditEvent auditEvent, IBufferWriter<byte> to)
    {
        using (var json = new Utf8JsonWriter(to))
        {
            JsonSerializer.Serialize(json, auditEvent, AuditJson.Default.AuditEvent);
        }

        to.Write("\n"u8);
    }

    public override void Break(IBufferWriter<byte> to) => to.Write(Broken);
}
