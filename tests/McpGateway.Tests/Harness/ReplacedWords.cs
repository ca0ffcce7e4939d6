using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using McpGateway.Tests.Harness;

[assembly: AssemblyFixture(typeof(ReplacedWords))]

namespace McpGateway.Tests.Harness;

/// <summary>Nothing that any of the tests brings about has an action or a code that the vocabulary of the audit log does not
/// have.</summary>
public sealed class ReplacedWords : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentQueue<string> members = new();

    public ReplacedWords()
    {
        listener.InstrumentPublished = (instrument, meters) =>
        {
            if (instrument.Name == "gateway.audit.replaced")
            {
                meters.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => members.Enqueue((string)tags[0].Value!));
        listener.Start();
    }

    public void Dispose()
    {
        listener.Dispose();
        Assert.DoesNotContain(members, member => member is "action" or "code");
    }
}
