using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace McpGateway.BackOffice;

/// <summary>Keeps a back office that is unwell from taking the gateway with it, and the other way round: a bounded
/// number of requests at once, reads tried again, and a pause for one that keeps failing.</summary>
internal sealed class BackOfficeResilience : IDisposable
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);

    private static readonly ResiliencePropertyKey<BackOfficeAttempt> AttemptOf = new("attempt");

    private readonly ConcurrencyLimiter bulkhead;
    private readonly ResiliencePipeline<BackOfficeBody?> reads;
    private readonly ResiliencePipeline<BackOfficeBody?> writes;
    private readonly TimeProvider time;

    public BackOfficeResilience(IOptions<BackOfficeOptions> options, TimeProvider time)
    {
        this.time = time;
        bulkhead = new(new()
        {
            PermitLimit = options.Value.Concurrency,
            QueueLimit = options.Value.Queue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        // One circuit for reads and writes: there is one back office.
        var circuit = Builder().AddCircuitBreaker(CircuitOf(options.Value.Circuit)).Build();
        writes = circuit;
        // The breaker is inside, so that it counts every try and stops the trying when it opens.
        reads = options.Value.Retries == 0
            ? circuit
            : Builder().AddRetry(RetryOf(options.Value.Retries)).AddPipeline(circuit).Build();
    }

    /// <summary>Runs the attempt as its kind allows, within its deadline.</summary>
    /// <exception cref="BackOfficeException">The last failure, or why nothing was sent.</exception>
    public async ValueTask<BackOfficeBody?> RunAsync<TState>(
        BackOfficeAttempt attempt, Func<TState, CancellationToken, ValueTask<BackOfficeBody?>> send, TState state,
        CancellationToken cancellationToken)
    {
        using var permit = await EnterAsync(cancellationToken);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(AttemptOf, attempt);
        try
        {
            var outcome = await (attempt.IsRead ? reads : writes).ExecuteOutcomeAsync(static async (context, its) =>
            {
                try
                {
                    return Outcome.FromResult<BackOfficeBody?>(await its.send(its.state, context.CancellationToken));
                }
                catch (Exception exception)
                {
                    // Given, not thrown: that is how the strategies take it, and it costs less.
                    return Outcome.FromException<BackOfficeBody?>(exception);
                }
            }, context, (send, state));
            return outcome.Exception is BrokenCircuitException
                ? throw new BackOfficeException(BackOfficeFailure.CircuitOpen)
                : Unwrap(outcome);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    public void Dispose() => bulkhead.Dispose();

    private async ValueTask<RateLimitLease> EnterAsync(CancellationToken cancellationToken)
    {
        var permit = await bulkhead.AcquireAsync(1, cancellationToken);
        if (permit.IsAcquired)
        {
            return permit;
        }

        permit.Dispose();
        throw new BackOfficeException(BackOfficeFailure.QueueFull);
    }

    private static BackOfficeBody? Unwrap(Outcome<BackOfficeBody?> outcome)
    {
        outcome.ThrowIfException();
        return outcome.Result;
    }

    private ResiliencePipelineBuilder<BackOfficeBody?> Builder() => new() { TimeProvider = time };

    private static CircuitBreakerStrategyOptions<BackOfficeBody?> CircuitOf(CircuitOptions options) => new()
    {
        FailureRatio = options.FailureShare,
        SamplingDuration = options.Window,
        MinimumThroughput = options.MinimumRequests,
        BreakDuration = options.OpenFor,
        ShouldHandle = static one => new(one.Outcome.Exception is BackOfficeException { IsOutage: true }),
    };

    private RetryStrategyOptions<BackOfficeBody?> RetryOf(int retries) => new()
    {
        MaxRetryAttempts = retries,
        ShouldHandle = one => new(one.Outcome.Exception is BackOfficeException { IsTransient: true } failed
            && DelayOf(one.AttemptNumber, failed) < TimeLeft(one.Context)),
        DelayGenerator = one =>
            new(DelayOf(one.AttemptNumber, (BackOfficeException)one.Outcome.Exception!)),
    };

    private TimeSpan TimeLeft(ResilienceContext context) =>
        context.Properties.TryGetValue(AttemptOf, out var attempt)
            ? attempt.Deadline - time.GetElapsedTime(attempt.Since)
            : TimeSpan.Zero;

    /// <summary>What the back office asks for; otherwise twice as long each time, spread by half, so that callers who
    /// failed together do not come back together.</summary>
    private static TimeSpan DelayOf(int attempt, BackOfficeException failed) =>
        failed.RetryAfter ?? FirstDelay * (1 << attempt) * (RandomNumberGenerator.GetInt32(50, 150) / 100.0);
}
