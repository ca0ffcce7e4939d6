namespace McpGateway.Switches;

/// <summary>The question that everything asks before it goes on. Answered by the store at every asking, so what is
/// confirmed is in force at the next call on every replica.</summary>
internal sealed class Stops(SwitchStore switches, RestrictionStore restrictions, TimeProvider time)
{
    /// <param name="organizerId">Whose restrictions count; null while that is not known.</param>
    /// <param name="cancellationToken">Of the asking.</param>
    public async ValueTask<InForce> ReadAsync(string? organizerId, CancellationToken cancellationToken)
    {
        // Both under way before either is waited for: over a network that is one round trip.
        var board = switches.ReadAsync(cancellationToken);
        var restricted = organizerId is null
            ? new(Restrictions.None)
            : restrictions.ReadAsync(organizerId, cancellationToken);
        return new(await board, await restricted, time.GetUtcNow());
    }
}
