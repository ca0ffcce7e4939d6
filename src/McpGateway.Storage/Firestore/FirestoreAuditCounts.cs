namespace McpGateway.Storage.Firestore;

/// <summary>
/// Counts over the audit log, made by Firestore in its indexes: a question for each bucket and outcome, or for each value
/// that was noted. Where fewer events match than there are values, their field is read instead.
/// </summary>
internal sealed class FirestoreAuditCounts(
    FirestoreClient firestore, FirestoreAuditValues noted, FirestoreNoting noting, TimeProvider time)
{
    /// <summary>More values, or events, than this are not looked at for one count.</summary>
    public const int Most = 5000;

    private const int AtOnce = 16;

    // As many are soon read, whatever values there are.
    private const int Few = 100;

    public async Task<IReadOnlyList<AuditBucket>> SeriesAsync(
        AuditQuery query, AuditInterval interval, CancellationToken cancellationToken)
    {
        if (await PeriodAsync(query, cancellationToken) is not { } period)
        {
            return [];
        }

        AuditOutcome[] outcomes = query.Outcome is { } asked ? [asked] : Enum.GetValues<AuditOutcome>();
        List<AuditQuery> parts =
        [
            .. outcomes.SelectMany(outcome => FirestoreAuditQueries.Parts(
                query with { Outcome = outcome, From = period.From, To = period.To })),
        ];
        // Most outcomes of most filters have none at all.
        var questions = (await AskAllAsync(parts, part => [part], cancellationToken)).Where(part => part.Count > 0)
            .SelectMany(part => Buckets(part.Question, interval)).ToList();
        var series = new AuditSeries(interval);
        foreach (var (question, count) in await AskAllAsync(questions, one => [one.Query], cancellationToken))
        {
            if (count > 0)
            {
                series.Add(question.Start, question.Query.Outcome!.Value, count);
            }
        }

        return series.Buckets;
    }

    public async Task<IReadOnlyList<AuditTally>> TopAsync(
        AuditQuery query, AuditField by, int top, CancellationToken cancellationToken)
    {
        // Most looks into the log are for what is rare, and end here.
        var matching = (await AskAllAsync([.. FirestoreAuditQueries.Parts(query)], part => [part], cancellationToken))
            .Where(part => part.Count > 0).ToList();
        var parts = matching.ConvertAll(part => part.Question);
        if (parts.Count == 0)
        {
            return [];
        }

        var tallies = new AuditTallies();
        if (by == AuditField.Outcome)
        {
            AuditOutcome[] outcomes = query.Outcome is { } asked ? [asked] : Enum.GetValues<AuditOutcome>();
            foreach (var (outcome, count) in await AskAllAsync(
                outcomes, one => parts.Select(part => part with { Outcome = one }), cancellationToken))
            {
                tallies.Add(AuditTallies.Word(outcome), count);
            }

            return tallies.Top(top);
        }

        var events = matching.Sum(part => part.Count);
        if (await FewerValuesAsync(query, by, events, cancellationToken) is not { } values)
        {
            await ReadAsync(tallies, parts, FirestoreAuditQueries.FieldOf(by), cancellationToken);
            return tallies.Top(top);
        }

        foreach (var (value, count) in await AskAllAsync(
            values, one => parts.Select(part => FirestoreAuditQueries.With(part, by, one)), cancellationToken))
        {
            tallies.Add(value, count);
        }

        return tallies.Top(top);
    }

    /// <summary>Values that matching events may have: what the query itself asks for, or what was noted. All, or more than
    /// this many.</summary>
    public async Task<IReadOnlyList<string>> ValuesAsync(
        AuditQuery query, AuditField by, int most, CancellationToken cancellationToken) =>
        FirestoreAuditQueries.Asked(query, by)
        ?? (await noting.RequireWholeAsync(cancellationToken)
            ? await noted.FindAsync(by, query, most, cancellationToken)
            : []);

    /// <summary>The values to ask for; null when it is less to read the events.</summary>
    /// <exception cref="AuditQueryException">Both are too much.</exception>
    private async Task<IReadOnlyList<string>?> FewerValuesAsync(
        AuditQuery query, AuditField by, long events, CancellationToken cancellationToken)
    {
        if (events <= Few)
        {
            return null;
        }

        var most = (int)Math.Min(events, Most);
        var found = await ValuesAsync(query, by, most, cancellationToken);
        return found.Count <= most ? found
            : events <= Most ? null
            : throw new AuditQueryException(
                "from",
                $"The period has more than {Most} values to count, and more events than that. Ask for a shorter one, or "
                + "name the organizer.");
    }

    private async Task ReadAsync(
        AuditTallies tallies, List<AuditQuery> parts, string field, CancellationToken cancellationToken)
    {
        foreach (var part in parts)
        {
            FirestoreDocument? last = null;
            IReadOnlyList<FirestoreDocument> page;
            do
            {
                page = await firestore.QueryAsync(
                    firestore.Names.Documents, FirestoreAuditQueries.Values(part, field, last), cancellationToken);
                last = page.Count > 0 ? page[^1] : last;
                foreach (var value in page.Select(found => found.Text(field)).OfType<string>())
                {
                    tallies.Add(value, 1);
                }
            }
            while (page.Count == FirestoreAuditQueries.ValuesPage);
        }
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

    /// <param name="questions">What to count.</param>
    /// <param name="queries">The queries whose counts together are the answer to a question.</param>
    /// <param name="cancellationToken">Stops the counting.</param>
    private async Task<IReadOnlyList<(T Question, long Count)>> AskAllAsync<T>(
        IReadOnlyList<T> questions, Func<T, IEnumerable<AuditQuery>> queries, CancellationToken cancellationToken)
    {
        var counts = new (T, long)[questions.Count];
        await Parallel.ForAsync(
            0, questions.Count,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (i, stop) =>
            {
                counts[i] = (questions[i], 0);
                foreach (var query in queries(questions[i]))
                {
                    counts[i].Item2 += await firestore.CountAsync(FirestoreAuditQueries.Count(query), stop);
                }
            });
        return counts;
    }
}
