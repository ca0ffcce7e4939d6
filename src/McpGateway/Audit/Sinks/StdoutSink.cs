using System.Text.Json;
using McpGateway.Storage;
using Microsoft.Extensions.Options;

namespace McpGateway.Audit.Sinks;

/// <summary>JSON lines on the standard output. Each begins with the id, by which they can be told from other
/// output.</summary>
internal sealed class StdoutSink(IOptions<SinkOptions> options) : IAuditSink
{
    public string Name => "stdout";

    public bool IsOn => options.Value.Stdout;

    public async Task DeliverAsync(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken)
    {
        using var lines = new MemoryStream();
        foreach (var one in Delivery.Of(events).Events)
        {
            JsonSerializer.Serialize(lines, one, AuditJson.Default.DeliveredEvent);
            lines.WriteByte((byte)'\n');
        }

        try
        {
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(lines.GetBuffer().AsMemory(0, (int)lines.Length), cancellationToken);
            await output.FlushAsync(cancellationToken);
        }
        catch (IOException)
        {
            throw new SinkFailedException("closed");
        }
    }
}
