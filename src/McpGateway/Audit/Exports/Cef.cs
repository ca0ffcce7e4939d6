using System.Buffers;
using System.Globalization;
using System.Text;
using McpGateway.Storage;

namespace McpGateway.Audit.Exports;

/// <summary>Common Event Format, version 0: a head of seven fields, then keys and values.</summary>
internal sealed class Cef : ExportFormat
{
    private const string Head = "CEF:0|McpGateway|McpGateway|1|";

    public override string Name => "cef";

    public override string ContentType => "text/plain; charset=utf-8";

    public override void Write(AuditEvent auditEvent, IBufferWriter<byte> to)
    {
        var line = new StringBuilder(Head)
            .Append(HeadField(auditEvent.Action)).Append('|').Append(HeadField(auditEvent.Action)).Append('|')
            .Append(SeverityOf(auditEvent)).Append('|');
        foreach (var (key, value) in Pairs(auditEvent).Where(pair => pair.Value is not null))
        {
            line.Append(key).Append('=')
                .Append(Value(Convert.ToString(value, CultureInfo.InvariantCulture)!)).Append(' ');
        }

        line.Length--;
        Encoding.UTF8.GetBytes(line.Append('\n').ToString(), to);
    }

    public override void Break(IBufferWriter<byte> to) =>
        to.Write("CEF:0|McpGateway|McpGateway|1|export.incomplete|export.incomplete|8|msg=The export ended early\n"u8);

    /// <summary>In the head the pipe ends a field.</summary>
    public static string HeadField(string text) =>
        OneLine(text).Replace("\\", @"\\", StringComparison.Ordinal).Replace("|", @"\|", StringComparison.Ordinal);

    /// <summary>Behind it the equals sign begins a value.</summary>
    public static string Value(string text) => text
        .Replace("\\", @"\\", StringComparison.Ordinal).Replace("=", @"\=", StringComparison.Ordinal)
        .Replace("\r", @"\r", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);

    private static string OneLine(string text) =>
        text.Replace('\r', ' ').Replace('\n', ' ');

    private static int SeverityOf(AuditEvent auditEvent) => auditEvent switch
    {
        { Action: AuditAction.AlertRaised } => 8,
        { Outcome: AuditOutcome.Failure } => 5,
        { Outcome: AuditOutcome.Denied } => 4,
        _ => 1,
    };

    private static IEnumerable<(string Key, object? Value)> Pairs(AuditEvent one)
    {
        yield return ("rt", one.Time.ToUnixTimeMilliseconds());
        yield return ("externalId", one.Sequence);
        yield return ("outcome", one.Outcome.ToString().ToLowerInvariant());
        yield return ("reason", one.Code);
        yield return ("suid", one.UserId);
        yield return ("act", one.Effect);
        (string Label, object? Value)[] texts =
        [
            ("requestId", one.RequestId), ("organizerId", one.OrganizerId), ("connectionId", one.ConnectionId),
            ("clientId", one.ClientId), ("provider", one.Provider), ("tool", one.Tool),
        ];
        (string Label, object? Value)[] numbers =
            [("durationMs", one.DurationMs), ("redactions", one.Redactions), ("leftOut", one.LeftOut)];
        (string Label, object? Value)[] more = [("toolDigest", one.ToolDigest), ("guard", one.Guard)];
        foreach (var pair in Labelled("cs", texts).Concat(Labelled("cn", numbers)).Concat(Labelled("flexString", more)))
        {
            yield return pair;
        }
    }

    private static IEnumerable<(string Key, object? Value)> Labelled(
        string key, (string Label, object? Value)[] values) => values
        .Select((value, i) => (value.Label, value.Value, Key: $"{key}{i + 1}"))
        .Where(value => value.Value is not null)
        .SelectMany(value => new (string, object?)[] { (value.Key, value.Value), ($"{value.Key}Label", value.Label) });
}
