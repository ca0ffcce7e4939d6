using McpGateway.Audit;
using McpGateway.Audit.Exports;
using McpGateway.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace McpGateway.Tests.Audit.Exports;

/// <summary>An export is as long as somebody reads it.</summary>
public sealed class ExportStreamTests
{
    [Fact]
    public async Task WhoStopsReading_StopsTheExport()
    {
        using var gone = new CancellationTokenSource();
        var log = new EndlessLog(() => gone.Cancel(), pages: 3);
        var context = new DefaultHttpContext { RequestAborted = gone.Token };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new ExportStream(log, new(), new JsonLines(), total: 0, NullLogger<ExportStream>.Instance).ExecuteAsync(context));

        Assert.Equal(3, log.Read);
    }

    /// <summary>A log that never ends; tells when so many pages of it were read.</summary>
    private sealed class EndlessLog(Action tell, int pages) : IAuditStore
    {
        public int Read { get; private set; }

        public ValueTask<AuditPage> QueryAsync(AuditQuery query, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (++Read == pages)
            {
                tell();
            }

            var one = new AuditEvent
            {
                Time = DateTimeOffset.UnixEpoch,
                RequestId = "r",
                Action = AuditAction.ToolCalled,
                Outcome = AuditOutcome.Success,
            };
            return new(new AuditPage([.. Enumerable.Repeat(one, query.Limit)], Next: 1));
        }

        public ValueTask AppendAsync(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public ValueTask<IReadOnlyList<AuditBucket>> SeriesAsync(
            AuditQuery query, AuditInterval interval, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<IReadOnlyList<AuditTally>> CountAsync(
            AuditQuery query, AuditField by, int top, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<IReadOnlyList<string>> OrganizersAsync(AuditQuery query, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
