using System.Diagnostics;

namespace McpGateway.Web;

/// <summary>Of a caller's trace only its ids go on (W3C Trace Context §3.2): <c>tracestate</c> and <c>baggage</c> are free
/// text, and would stand in every trace (promise S19).</summary>
internal sealed class TraceParents : DistributedContextPropagator
{
    private const string Parent = "traceparent";

    private readonly DistributedContextPropagator inner = CreateW3CPropagator();

    public override IReadOnlyCollection<string> Fields { get; } = [Parent];

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter) =>
        inner.Inject(activity, carrier, (target, name, value) =>
        {
            if (name == Parent)
            {
                setter?.Invoke(target, name, value);
            }
        });

    public override void ExtractTraceIdAndState(
        object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState)
    {
        inner.ExtractTraceIdAndState(carrier, getter, out traceId, out _);
        traceState = null;
    }

    public override IEnumerable<KeyValuePair<string, string?>> ExtractBaggage(
        object? carrier, PropagatorGetterCallback? getter) => [];
}
