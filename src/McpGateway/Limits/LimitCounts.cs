using McpGateway.Storage;

namespace McpGateway.Limits;

/// <summary>
/// Counts what limits allow: for all replicas together where there is a Redis, otherwise in this process. While Redis does
/// not count, every process does for itself: a limit is no authorization, and to refuse everybody would do what a flood
/// wants to do.
/// </summary>
internal sealed partial class LimitCounts(SharedBuckets shared, ILogger<LimitCounts> logger)
{
    private int isAlone;

    /// <summary>Takes a token of each, the narrowest first; what stands in the way, or null.</summary>
    public ValueTask<Exceeded?> SpendAsync(
        CancellationToken cancellationToken, params ReadOnlySpan<(RateLimit Limit, string Whose)> uses) =>
        shared.AreThere ? SpendSharedAsync(uses.ToArray(), cancellationToken) : new(SpendOwn(uses));

    private static Exceeded? SpendOwn(ReadOnlySpan<(RateLimit Limit, string Whose)> uses)
    {
        foreach (var (limit, whose) in uses)
        {
            if (limit.Spend(whose) is { } exceeded)
            {
                return exceeded;
            }
        }

        return null;
    }

    private async ValueTask<Exceeded?> SpendSharedAsync(
        (RateLimit Limit, string Whose)[] uses, CancellationToken cancellationToken)
    {
        try
        {
            var empty = await shared.SpendAsync(
                Array.ConvertAll(uses, use => use.Limit.Shared(use.Whose)), cancellationToken);
            if (Volatile.Read(ref isAlone) == 1 && Interlocked.Exchange(ref isAlone, 0) == 1)
            {
                LogTogether();
            }

            return empty is var (bucket, wait) ? new(uses[bucket].Limit.Name, wait) : null;
        }
        catch (StoreUnavailableException failure)
        {
            if (Interlocked.Exchange(ref isAlone, 1) == 0)
            {
                LogAlone(failure.Message);
            }

            return SpendOwn(uses);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Limits are counted by this process alone: {Reason}")]
    private partial void LogAlone(string reason);

    [LoggerMessage(LogLevel.Information, "Limits are counted for all replicas together again")]
    private partial void LogTogether();
}
