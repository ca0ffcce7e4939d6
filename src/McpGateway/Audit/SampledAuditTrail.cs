using McpGateway.Limits;
using McpGateway.Storage;

namespace McpGateway.Audit;

/// <summary>
/// Where steps go that grant nothing and that anyone can bring about, refusals above all: a few of a kind in a minute,
/// so that nobody floods the log. The others are counted: the next of their kind tells how many they were, or the last
/// of them when no other came for ten minutes. A step that cannot be written leaves the answer as it is: a refusal stays
/// a refusal. What a process that dies had counted is lost with it.
/// </summary>
internal sealed partial class SampledAuditTrail(
    AuditTrail trail, TimeProvider time, ILogger<SampledAuditTrail> logger) : BackgroundService
{
    private static readonly TimeSpan TellEvery = TimeSpan.FromMinutes(10);

    private readonly TokenBuckets perMinute = new(perSecond: 1 / 60.0, burst: 1, time);
    private readonly TokenBuckets fewPerMinute = new(perSecond: 10 / 60.0, burst: 10, time);
    private readonly LeftOutEvents leftOut = new();

    /// <summary>Writes the event, or counts it when as many of its action, code, client, connection and user were
    /// written just now.</summary>
    public async ValueTask RecordAsync(AuditEvent step)
    {
        var isSteady = step.Action is AuditAction.RateLimited or AuditAction.ChallengeSent;
        var kind = KindOf(step);
        if ((isSteady ? perMinute : fewPerMinute).Spend(kind) is not null)
        {
            leftOut.Add(kind, step);
            return;
        }

        var before = leftOut.Take(kind);
        await WriteAsync(step with { LeftOut = before > 0 ? before : null });
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TellEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TellAsync();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await TellAsync();
        }
    }

    private async Task TellAsync()
    {
        foreach (var step in leftOut.TakeAll())
        {
            await WriteAsync(step);
        }
    }

    private async ValueTask WriteAsync(AuditEvent step)
    {
        try
        {
            await trail.RecordAsync(step, CancellationToken.None);
        }
        catch (Exception failure)
        {
            LogNotWritten(step.Action, step.RequestId, failure.GetType().FullName);
            leftOut.Add(KindOf(step), step with { LeftOut = null }, (step.LeftOut ?? 0) + 1);
        }
    }

    private static string KindOf(AuditEvent step) =>
        $"{step.Action} {step.Code} {step.ClientId} {step.ConnectionId} {step.UserId}";

    [LoggerMessage(LogLevel.Error,
        "An audit event was not written and waits to be told: {Action} of request {RequestId}, {ExceptionType}")]
    private partial void LogNotWritten(string action, string requestId, string? exceptionType);
}
