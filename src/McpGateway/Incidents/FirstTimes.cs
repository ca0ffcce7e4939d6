using McpGateway.Storage;

namespace McpGateway.Incidents;

/// <summary>Finds when something happened first, in a log that is read newest first: by ever narrower counts.</summary>
internal sealed class FirstTimes(IAuditStore store)
{
    private static readonly (AuditInterval Interval, TimeSpan Width)[] Steps =
    [
        (AuditInterval.Day, TimeSpan.FromDays(1)), (AuditInterval.Hour, TimeSpan.FromHours(1)),
        (AuditInterval.Minute, TimeSpan.FromMinutes(1)),
    ];

    /// <param name="query">Of what there is at least one event.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async ValueTask<DateTimeOffset> FindAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        foreach (var (interval, width) in Steps)
        {
            var start = (await store.SeriesAsync(query, interval, cancellationToken))[0].Start;
            query = query with
            {
                From = query.From > start ? query.From : start,
                To = query.To < start + width ? query.To : start + width,
            };
        }

        return (await store.ReadAsync(query, cancellationToken).LastAsync(cancellationToken)).Time;
    }
}
