using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using McpGateway.Tests.Harness;

[assembly: AssemblyFixture(typeof(ReplacedWords))]

namespace McpGateway.Tests.Harness;

/// <summary>Nothing that any of the tests brings about has an action or a code that the vocabulary of the audit log does not
/// have.</summary>
public sealed class ReplacedWords : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<string> _members = new();

    public ReplacedWords()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "gateway.audit.replaced")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => _members.Enqueue((string)tags[0].Value!));
        _listener.Start();
    }

    public void Dispose()
    {
        _listener.Dispose();
        Assert.DoesNotContain(_members, member => member is "action" or "code");
    }
}
