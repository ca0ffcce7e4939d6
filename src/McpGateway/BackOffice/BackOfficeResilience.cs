using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace McpGateway.BackOffice;

/// <summary>
/// Keeps a back office that is unwell from taking the gateway with it, and the other way round: a bounded number of
/// requests at once, reads tried again, and a pause for one that keeps failing. Each organizer has a share of its own in
/// all of it: whoever makes the back office fail or wait on purpose shuts out no other organizer.
/// </summary>
internal sealed class BackOfficeResilience : IDisposable
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);

    private static readonly ResiliencePropertyKey<BackOfficeAttempt> AttemptOf = new("attempt");

    /// <summary>So many organizers' worth of requests it takes to conclude something about the whole back
    /// office.</summary>
    private const int OrganizersForAll = 4;

    private readonly ConcurrentDictionary<string, OrganizerShare> shares = new(StringComparer.Ordinal);
    private readonly ConcurrencyLimiter places;
    private readonly ResiliencePipeline<BackOfficeBody?> whole;
    private readonly BackOfficeOptions settings;
    private readonly TimeProvider time;

    public BackOfficeResilience(IOptions<BackOfficeOptions> options, TimeProvider time)
    {
        this.time = time;
        settings = options.Value;
        places = PlacesOf(settings.Concurrency, settings.Queue);
        whole = Builder().AddCircuitBreaker(CircuitOf(
            settings.Circuit, settings.Circuit.MinimumRequests * OrganizersForAll)).Build();
    }

    /// <summary>Runs the attempt as its kind allows, within its deadline.</summary>
    /// <exception cref="BackOfficeException">The last failure, or why nothing was sent.</exception>
    public async ValueTask<BackOfficeBody?> RunAsync<TState>(
        BackOfficeAttempt attempt, Func<TState, CancellationToken, ValueTask<BackOfficeBody?>> send, TState state,
        CancellationToken cancellationToken)
    {
        var share = shares.GetOrAdd(attempt.OrganizerId, static (_, self) => self.NewShare(), this);
        // The own share first: who waits for it holds no place that others need.
        using var own = await EnterAsync(share.Places, cancellationToken);
        using var place = await EnterAsync(places, cancellationToken);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(AttemptOf, attempt);
        try
        {
            var outcome = await (attempt.IsRead ? share.Reads : share.Writes).ExecuteOutcomeAsync(static async (context, its) =>
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

    public void Dispose()
    {
        places.Dispose();
        foreach (var share in shares.Values)
        {
            share.Places.Dispose();
        }
    }

    private OrganizerShare NewShare()
    {
        // One circuit for reads and writes: there is one back office. The organizer's own stands before that of all, so
        // that one that is open adds nothing more to what is concluded about the others.
        var circuit = Builder().AddCircuitBreaker(CircuitOf(settings.Circuit, settings.Circuit.MinimumRequests))
            .AddPipeline(whole).Build();
        // The breakers are inside, so that they count every try and stop the trying when they open.
        var reads = settings.Retries == 0
            ? circuit
            : Builder().AddRetry(RetryOf(settings.Retries)).AddPipeline(circuit).Build();
        return new(PlacesOf(ShareOf(settings.Concurrency), ShareOf(settings.Queue)), reads, circuit);
    }

    /// <summary>Three quarters: most of it for who is alone, and always something left for the next.</summary>
    private static int ShareOf(int all) => all - (all / 4);

    private static ConcurrencyLimiter PlacesOf(int places, int queue) => new(new()
    {
        PermitLimit = places,
        QueueLimit = queue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    private static async ValueTask<RateLimitLease> EnterAsync(
        ConcurrencyLimiter places, CancellationToken cancellationToken)
    {
        RateLimitLease permit;
        try
        {
            permit = await places.AcquireAsync(1, cancellationToken);
        }
        catch (OperationCanceledException waited)
        {
            // Told apart from a time that passes later: nothing has been sent.
            throw new BackOfficeException(BackOfficeFailure.QueueFull, waited);
        }

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

    private static CircuitBreakerStrategyOptions<BackOfficeBody?> CircuitOf(CircuitOptions options, int minimum) => new()
    {
        FailureRatio = options.FailureShare,
        SamplingDuration = options.Window,
        MinimumThroughput = minimum,
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

    private sealed record OrganizerShare(
        ConcurrencyLimiter Places, ResiliencePipeline<BackOfficeBody?> Reads, ResiliencePipeline<BackOfficeBody?> Writes);
}
