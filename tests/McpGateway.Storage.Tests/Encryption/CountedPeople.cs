namespace McpGateway.Storage.Tests.Encryption;

/// <summary>A log with events of so many pseudonyms at so many organizers, none of which has keys.</summary>
/// <param name="people">How many pseudonyms.</param>
/// <param name="organizers">How many organizers.</param>
/// <param name="whenCounted">Called when everything has been asked for.</param>
internal sealed class CountedPeople(int people, int organizers, Action whenCounted) : IAuditStore
{
    public ValueTask<IReadOnlyList<AuditTally>> CountAsync(
        AuditQuery query, AuditField by, int top, CancellationToken cancellationToken) =>
        new([.. Enumerable.Range(0, people).Select(i => new AuditTally($"~{i}", 1))]);

    public ValueTask<IReadOnlyList<string>> OrganizersAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        whenCounted();
        return new([.. Enumerable.Range(0, organizers).Select(i => $"org_{i}")]);
    }

    public ValueTask AppendAsync(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<AuditPage> QueryAsync(AuditQuery query, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<IReadOnlyList<AuditBucket>> SeriesAsync(
        AuditQuery query, AuditInterval interval, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
