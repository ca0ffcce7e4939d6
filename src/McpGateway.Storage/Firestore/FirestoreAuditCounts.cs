namespace McpGateway.Storage.Firestore;

/// <summary>
/// Counts over the audit log, made by Firestore in its indexes: a question for each bucket and outcome, or for each value.
/// Firestore groups by nothing, so the values are those of the newest events in each of some equal parts of the period;
/// their counts are exact, and a value too rare to be among them is not told.
/// </summary>
internal sealed class FirestoreAuditCounts(FirestoreClient firestore, TimeProvider time)
{
    private const int AtOnce = 16;
    private const int Parts = 8;
    private const int EventsOfAPart = 250;

    public async Task<IReadOnlyList<AuditBucket>> SeriesAsync(
        AuditQuery query, AuditInterval interval, CancellationToken cancellationToken)
    {
        if (await PeriodAsync(query, cancellationToken) is not { } period)
        {
            return [];
        }

        var questions = new List<(DateTimeOffset Start, AuditOutcome Outcome, AuditQuery Query)>();
        AuditOutcome[] outcomes = query.Outcome is { } asked ? [asked] : Enum.GetValues<AuditOutcome>();
        foreach (var outcome in outcomes)
        {
            var whole = query with { Outcome = outcome, From = period.From, To = period.To };
            // Most outcomes of most filters have none at all.
            if (await CountAsync(whole, cancellationToken) > 0)
            {
                questions.AddRange(Buckets(whole, interval).Select(part => (part.Start, outcome, part.Query)));
            }
        }

        var series = new AuditSeries(interval);
        foreach (var (question, count) in await AskAllAsync(questions, one => one.Query, cancellationToken))
        {
            if (count > 0)
            {
                series.Add(question.Start, question.Outcome, count);
            }
        }

        return series.Buckets;
    }

    public async Task<IReadOnlyList<AuditTally>> TopAsync(
        AuditQuery query, AuditField by, int top, CancellationToken cancellationToken)
    {
        IEnumerable<(string Value, AuditQuery Query)> questions;
        if (by == AuditField.Outcome)
        {
            questions = Enum.GetValues<AuditOutcome>()
                .Where(outcome => query.Outcome is null || query.Outcome == outcome)
                .Select(outcome => (AuditTallies.Word(outcome), query with { Outcome = outcome }));
        }
        else
        {
            var seen = await SampleAsync(query, FirestoreAuditQueries.FieldOf(by), cancellationToken);
            questions = seen.Top(top * 3).Select(value => (value.Value, FirestoreAuditQueries.With(query, by, value.Value)));
        }

        var tallies = new AuditTallies();
        foreach (var (question, count) in await AskAllAsync([.. questions], one => one.Query, cancellationToken))
        {
            tallies.Add(question.Value, count);
        }

        return tallies.Top(top);
    }

    private async Task<AuditTallies> SampleAsync(AuditQuery query, string field, CancellationToken cancellationToken)
    {
        var seen = new AuditTallies();
        if (await PeriodAsync(query, cancellationToken) is not { } period)
        {
            return seen;
        }

        var width = (period.To - period.From) / Parts;
        var parts = await Task.WhenAll(Enumerable.Range(0, Parts).Select(part => firestore.QueryAsync(
            firestore.Names.Documents,
            FirestoreAuditQueries.Values(
                query with
                {
                    From = period.From + (width * part),
                    To = part == Parts - 1 ? period.To : period.From + (width * (part + 1)),
                },
                field, EventsOfAPart),
            cancellationToken)));
        foreach (var value in parts.SelectMany(part => part).Select(found => found.Text(field)))
        {
            if (value is not null)
            {
                seen.Add(value, 1);
            }
        }

        return seen;
    }

    /// <summary>From the first event that may match to the end; null when there is none.</summary>
    private async Task<(DateTimeOffset From, DateTimeOffset To)?> PeriodAsync(
        AuditQuery query, CancellationToken cancellationToken)
    {
        var oldest = await firestore.QueryAsync(
            firestore.Names.Documents, FirestoreAuditQueries.Oldest(), cancellationToken);
        var newest = await firestore.QueryAsync(
            firestore.Names.Documents, FirestoreAuditQueries.Page(new() { Limit = 1 }, last: null), cancellationToken);
        if (oldest is not [var first, ..] || newest is not [var last, ..])
        {
            return null;
        }

        var from = Later(query.From, first.Time(FirestoreEvent.Time) ?? default);
        var end = (last.Time(FirestoreEvent.Time) ?? time.GetUtcNow()).AddMilliseconds(1);
        var to = query.To < end ? query.To.Value : end;
        return from < to ? (from, to) : null;
    }

    private static DateTimeOffset Later(DateTimeOffset? one, DateTimeOffset other) =>
        one is { } given && given > other ? given : other;

    private static List<(DateTimeOffset Start, AuditQuery Query)> Buckets(AuditQuery query, AuditInterval interval)
    {
        var buckets = new List<(DateTimeOffset, AuditQuery)>();
        for (var start = AuditSeries.Start(query.From!.Value, interval); start < query.To;)
        {
            var next = AuditSeries.Next(start, interval);
            buckets.Add((start, query with
            {
                From = Later(query.From, start),
                To = next < query.To ? next : query.To,
            }));
            AuditSeries.RequireFew(buckets.Count);
            start = next;
        }

        return buckets;
    }

    private async Task<IReadOnlyList<(T Question, long Count)>> AskAllAsync<T>(
        List<T> questions, Func<T, AuditQuery> query, CancellationToken cancellationToken)
    {
        var counts = new (T, long)[questions.Count];
        await Parallel.ForAsync(
            0, questions.Count,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (i, stop) => counts[i] = (questions[i], await CountAsync(query(questions[i]), stop)));
        return counts;
    }

    private Task<long> CountAsync(AuditQuery query, CancellationToken cancellationToken) =>
        firestore.CountAsync(FirestoreAuditQueries.Count(query), cancellationToken);
}
