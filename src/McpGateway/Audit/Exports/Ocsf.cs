using System.Buffers;
using System.Text.Json;
using McpGateway.Storage;

namespace McpGateway.Audit.Exports;

/// <summary>Open Cybersecurity Schema Framework, one event on each line: steps of a sign-in as Authentication (3002),
/// everything else as API Activity (6003).</summary>
internal sealed class Ocsf : ExportFormat
{
    /// <summary>The version of the schema whose required attributes are all there.</summary>
    public const string SchemaVersion = "1.3.0";

    private const string Nobody = "unknown";

    public override string Name => "ocsf";

    public override string ContentType => "application/jsonl; charset=utf-8";

    public override string Ending => "ocsf.jsonl";

    public override void Write(AuditEvent auditEvent, IBufferWriter<byte> to)
    {
        using (var json = new Utf8JsonWriter(to))
        {
            json.WriteStartObject();
            WriteClass(OcsfClass.Of(auditEvent), auditEvent, json);
            WriteEvent(auditEvent, json);
            WriteProduct(auditEvent, json);
            WriteRest(auditEvent, json);
            json.WriteEndObject();
        }

        to.Write("\n"u8);
    }

    public override void Break(IBufferWriter<byte> to) => to.Write(JsonLines.Broken);

    private static void WriteClass(OcsfClass kind, AuditEvent one, Utf8JsonWriter json)
    {
        json.WriteNumber("class_uid", kind.Uid);
        json.WriteNumber("category_uid", kind.Category);
        json.WriteNumber("activity_id", kind.Activity);
        json.WriteNumber("type_uid", (kind.Uid * 100) + kind.Activity);
        if (kind.IsAuthentication)
        {
            WriteUser(one, "user", json);
            WriteNamed("service", "name", "McpGateway", json);
            return;
        }

        json.WriteStartObject("actor");
        WriteUser(one, "user", json);
        WriteIfThere("app_uid", one.ClientId, json);
        json.WriteEndObject();
        WriteNamed("api", "operation", one.Tool ?? one.Action, json);
    }

    private static void WriteEvent(AuditEvent one, Utf8JsonWriter json)
    {
        json.WriteNumber("time", one.Time.ToUnixTimeMilliseconds());
        json.WriteNumber("severity_id", one switch
        {
            { Action: AuditAction.AlertRaised } => 4,
            { Outcome: AuditOutcome.Success } => 1,
            _ => 2,
        });
        json.WriteNumber("status_id", one.Outcome == AuditOutcome.Success ? 1 : 2);
        WriteIfThere("status_code", one.Code, json);
        if (one.DurationMs is { } duration)
        {
            json.WriteNumber("duration", duration);
        }

        // Addresses of people are never recorded: the client and its provider say where it came from.
        json.WriteStartObject("src_endpoint");
        json.WriteString("uid", one.ClientId ?? one.ConnectionId ?? Nobody);
        WriteIfThere("svc_name", one.Provider, json);
        json.WriteEndObject();
    }

    private static void WriteProduct(AuditEvent one, Utf8JsonWriter json)
    {
        json.WriteStartObject("metadata");
        json.WriteString("version", SchemaVersion);
        json.WriteString("uid", $"{one.Sequence}");
        json.WriteString("correlation_uid", one.RequestId);
        WriteIfThere("tenant_uid", one.OrganizerId, json);
        json.WriteString("event_code", one.Action);
        json.WriteStartObject("product");
        json.WriteString("name", "McpGateway");
        json.WriteString("vendor_name", "McpGateway");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>What the schema has no attribute for.</summary>
    private static void WriteRest(AuditEvent one, Utf8JsonWriter json)
    {
        json.WriteStartObject("unmapped");
        json.WriteString("outcome", one.Outcome.ToString().ToLowerInvariant());
        WriteIfThere("connection_id", one.ConnectionId, json);
        WriteIfThere("effect", one.Effect, json);
        WriteIfThere("tool_digest", one.ToolDigest, json);
        WriteIfThere("guard", one.Guard, json);
        WriteIfThere("redactions", one.Redactions, json);
        WriteIfThere("left_out", one.LeftOut, json);
        json.WriteEndObject();
    }

    private static void WriteUser(AuditEvent one, string name, Utf8JsonWriter json) =>
        WriteNamed(name, "uid", one.UserId ?? Nobody, json);

    private static void WriteNamed(string name, string member, string value, Utf8JsonWriter json)
    {
        json.WriteStartObject(name);
        json.WriteString(member, value);
        json.WriteEndObject();
    }

    private static void WriteIfThere(string name, string? value, Utf8JsonWriter json)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteIfThere(string name, int? value, Utf8JsonWriter json)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }
}
