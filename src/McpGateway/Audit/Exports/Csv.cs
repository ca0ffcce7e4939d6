using System.Buffers;
using System.Globalization;
using System.Text;
using McpGateway.Storage;

namespace McpGateway.Audit.Exports;

/// <summary>RFC 4180 with a head line. What a spreadsheet would take for a formula gets an apostrophe in front.</summary>
internal sealed class Csv : ExportFormat
{
    private const string EndOfLine = "\r\n";

    private static readonly (string Name, Func<AuditEvent, object?> Of)[] Columns =
    [
        ("sequence", one => one.Sequence), ("time", one => one.Time.ToString("O", CultureInfo.InvariantCulture)),
        ("request_id", one => one.RequestId), ("action", one => one.Action),
        ("outcome", one => one.Outcome.ToString().ToLowerInvariant()), ("code", one => one.Code),
        ("user_id", one => one.UserId), ("organizer_id", one => one.OrganizerId),
        ("connection_id", one => one.ConnectionId), ("client_id", one => one.ClientId),
        ("provider", one => one.Provider), ("tool", one => one.Tool), ("tool_digest", one => one.ToolDigest),
        ("effect", one => one.Effect), ("guard", one => one.Guard), ("duration_ms", one => one.DurationMs),
        ("redactions", one => one.Redactions), ("left_out", one => one.LeftOut),
    ];

    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    public override string Name => "csv";

    public override string ContentType => "text/csv; charset=utf-8; header=present";

    public override void Begin(IBufferWriter<byte> to) =>
        Put(string.Join(',', Columns.Select(column => column.Name)), to);

    public override void Write(AuditEvent auditEvent, IBufferWriter<byte> to) =>
        Put(string.Join(',', Columns.Select(column => Field(column.Of(auditEvent)))), to);

    public override void Break(IBufferWriter<byte> to) =>
        Put("incomplete: the export ended early; repeat it from the last event on or for a shorter period", to);

    /// <summary>A value as it stands between commas.</summary>
    public static string Field(object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        if (value is string && text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..])
        {
            text = $"'{text}";
        }

        return text.AsSpan().ContainsAny(Special)
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
    }

    private static void Put(string line, IBufferWriter<byte> to) => Encoding.UTF8.GetBytes(line + EndOfLine, to);
}
