namespace McpGateway.Switches;

/// <summary>The question that everything asks before it goes on. Answered by the store at every asking, so what is
/// confirmed is in force at the next call on every replica.</summary>
internal sealed class Stops(
    StandingRecords records, SwitchStore switches, RestrictionStore restrictions, TimeProvider time)
{
    /// <param name="organizerId">Whose restrictions count; null while that is not known.</param>
    /// <param name="cancellationToken">Of the asking.</param>
    public async ValueTask<InForce> ReadAsync(string? organizerId, CancellationToken cancellationToken)
    {
        if (organizerId is null)
        {
            return new(await switches.ReadAsync(cancellationToken), Restrictions.None, time.GetUtcNow());
        }

        var (thrown, restricted) = await records.FindAsync(
            SwitchStore.Nothing, restrictions.NothingOf(organizerId), cancellationToken);
        return new(switches.BoardOf(thrown), restrictions.RestrictionsOf(restricted), time.GetUtcNow());
    }
}
