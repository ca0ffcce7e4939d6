using McpGateway.Storage;

namespace McpGateway.Tests.Tools;

/// <summary>Keeps what was appended, or refuses to when told so.</summary>
internal sealed class MemoryAuditStore : IAuditStore
{
    private readonly List<AuditEvent> events = [];

    public bool IsBroken { get; set; }

    public IReadOnlyList<AuditEvent> Events => events;

    public ValueTask AppendAsync(IReadOnlyList<AuditEvent> newEvents, CancellationToken cancellationToken)
    {
        if (IsBroken)
        {
            throw new StoreUnavailableException("The audit log cannot be written.");
        }

        lock (events)
        {
            events.AddRange(newEvents);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<AuditPage> QueryAsync(AuditQuery query, CancellationToken cancellationToken) =>
        new(new AuditPage([.. events], null));

    public ValueTask<IReadOnlyList<AuditBucket>> SeriesAsync(
        AuditQuery query, AuditInterval interval, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<IReadOnlyList<AuditTally>> CountAsync(
        AuditQuery query, AuditField by, int top, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<IReadOnlyList<string>> OrganizersAsync(AuditQuery query, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
