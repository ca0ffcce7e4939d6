using Microsoft.Extensions.Logging;

namespace McpGateway.Storage.Firestore;

/// <summary>What the stores ask of Firestore. Requests are repeated where that is safe; what fails in the end is a
/// <see cref="StoreUnavailableException"/>. After a silence requests fail at once for a moment, in which nobody waits.
/// </summary>
internal sealed partial class FirestoreClient(
    FirestoreConnection connection, FirestoreNames names, TimeSpan timeout, ILogger<FirestoreClient> logger)
{
    private readonly FirestoreRetries retries = new(timeout);
    private readonly Silence silence = new(TimeSpan.FromSeconds(1));
    private int isAway;

    public FirestoreNames Names { get; } = names;

    /// <summary>The document with this name, or null.</summary>
    public Task<FirestoreDocument?> FindAsync(string name, CancellationToken cancellationToken)
    {
        RequireNoSilence();
        return FindNowAsync(name, cancellationToken);
    }

    /// <param name="parent">What the collection lies below.</param>
    public async Task<IReadOnlyList<FirestoreDocument>> QueryAsync(
        string parent, FirestoreWire.StructuredQuery query, CancellationToken cancellationToken)
    {
        RequireNoSilence();
        var lines = await AskAsync(
            patience => connection.PostAsync(
                $"{parent}:runQuery", new(query), FirestoreJson.Default.RunQuery,
                FirestoreJson.Default.QueryLineArray, patience, cancellationToken),
            cancellationToken, mayTakeLong: true);
        return [.. lines.Select(line => line.Document).OfType<FirestoreDocument>()];
    }

    /// <summary>How many documents the query finds, counted by Firestore in its indexes.</summary>
    public async Task<long> CountAsync(
        FirestoreWire.StructuredAggregationQuery query, CancellationToken cancellationToken)
    {
        RequireNoSilence();
        var lines = await AskAsync(
            patience => connection.PostAsync(
                $"{Names.Documents}:runAggregationQuery", new(query), FirestoreJson.Default.RunAggregationQuery,
                FirestoreJson.Default.AggregationLineArray, patience, cancellationToken),
            cancellationToken, mayTakeLong: true);
        return lines.Select(line => line.Result?.AggregateFields?[FirestoreWire.Aggregation.Alias].IntegerValue)
            .FirstOrDefault(count => count is not null)
            ?? throw new StoreUnavailableException($"Firestore at {connection.Address} gave half an answer.");
    }

    /// <summary>All of the writes, or, when a precondition does not hold, none of them and false.</summary>
    /// <param name="commit">The writes, and how to find out about them.</param>
    /// <param name="cancellationToken">Ends the waiting; a write that was sent may still happen.</param>
    /// <exception cref="StoreUnavailableException">It failed, or nobody can tell whether it was done.</exception>
    public async Task<bool> TryCommitAsync(FirestoreCommit commit, CancellationToken cancellationToken)
    {
        RequireNoSilence();
        var isInDoubt = false;
        try
        {
            await retries.RunAsync(
                patience => connection.PostAsync(
                    $"{Names.Documents}:commit", new(commit.Writes), FirestoreJson.Default.Writes,
                    FirestoreJson.Default.CommitDone, patience, cancellationToken),
                fault =>
                {
                    isInDoubt |= fault is FirestoreFault.Unsure or FirestoreFault.Silence;
                    return commit.MayRepeat(fault);
                },
                cancellationToken);
            NoteAnswer();
            return true;
        }
        catch (FirestoreException failure)
        {
            NoteSilence(failure);
            isInDoubt |= failure.Fault is FirestoreFault.Unsure or FirestoreFault.Silence;
            if (isInDoubt)
            {
                return await WasDoneAsync(commit, cancellationToken) ? true : throw Doubt(failure);
            }

            return commit.IsRefusedBy(failure.Fault) ? false : throw Unavailable(failure);
        }
    }

    /// <summary>Writes that may be done more than once, in any order; they are done when the call returns.</summary>
    public Task WriteAsync(IReadOnlyList<FirestoreWire.Write> writes, CancellationToken cancellationToken)
    {
        RequireNoSilence();
        return AskAsync(
            patience => connection.PostAsync(
                $"{Names.Documents}:commit", new(writes), FirestoreJson.Default.Writes,
                FirestoreJson.Default.CommitDone, patience, cancellationToken),
            cancellationToken);
    }

    /// <summary>Deletes those of the documents that have not changed since they were read; how many that were.</summary>
    public async Task<int> DeleteAsync(IEnumerable<FirestoreDocument> documents, CancellationToken cancellationToken)
    {
        RequireNoSilence();
        FirestoreWire.Write[] writes =
            [.. documents.Select(found => new FirestoreWire.Write(null, found.Name, new(UpdateTime: found.UpdateTime)))];
        var done = await AskAsync(
            patience => connection.PostAsync(
                $"{Names.Documents}:batchWrite", new(writes), FirestoreJson.Default.Writes,
                FirestoreJson.Default.BatchWriteDone, patience, cancellationToken),
            cancellationToken);
        return done.Status?.Count(status => status.Code == 0) ?? 0;
    }

    public Task<FirestoreWire.DatabaseDescription> DescribeAsync(CancellationToken cancellationToken) =>
        AskAsync(
            patience => connection.GetAsync(
                Names.Database, FirestoreJson.Default.DatabaseDescription, patience, cancellationToken),
            cancellationToken);

    private async Task<FirestoreDocument?> FindNowAsync(string name, CancellationToken cancellationToken)
    {
        // Not a GET of the document: its 404 would also say that there is no such database.
        var lines = await AskAsync(
            patience => connection.PostAsync(
                $"{Names.Documents}:batchGet", new([name]), FirestoreJson.Default.BatchGet,
                FirestoreJson.Default.BatchGetLineArray, patience, cancellationToken),
            cancellationToken);
        return lines switch
        {
            [{ Found: { } found }] => found,
            [{ Missing: not null }] => null,
            _ => throw new StoreUnavailableException($"Firestore at {connection.Address} gave half an answer."),
        };
    }

    /// <param name="attempt">The request.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <param name="mayTakeLong">Whether the time may be up because much is looked through: then the others need not be
    /// told to wait.</param>
    private async Task<T> AskAsync<T>(
        Func<TimeSpan, Task<T>> attempt, CancellationToken cancellationToken, bool mayTakeLong = false)
    {
        try
        {
            // Never go on where the socket was waited for: what follows may read through many answers.
            var answer = await retries.RunAsync(attempt, FirestoreRetries.Always, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            NoteAnswer();
            return answer;
        }
        catch (FirestoreException failure)
        {
            if (!mayTakeLong || failure.Fault != FirestoreFault.Silence)
            {
                NoteSilence(failure);
            }

            throw Unavailable(failure);
        }
    }

    /// <summary>Only the document of the write itself is proof; that it is missing proves nothing. Asked also in a silence,
    /// which the write itself may have begun.</summary>
    private async Task<bool> WasDoneAsync(FirestoreCommit commit, CancellationToken cancellationToken) =>
        commit.Proof is { } proof
        && (await FindNowAsync(proof.Name, cancellationToken))?.Text(FirestoreDocument.Write)
            == proof.Text(FirestoreDocument.Write);

    private void RequireNoSilence()
    {
        if (silence.IsKept())
        {
            throw new StoreUnavailableException($"Firestore at {connection.Address} did not answer a moment ago.");
        }
    }

    /// <summary>Whatever it says, one that answers is not silent.</summary>
    private void NoteSilence(FirestoreException failure)
    {
        _ = failure.IsSilence ? silence.Begin() : silence.End();
    }

    private StoreUnavailableException Doubt(FirestoreException failure)
    {
        NoteAway(failure.Message);
        return new($"{failure.Message} Whether a write was done is not known.", failure);
    }

    private StoreUnavailableException Unavailable(FirestoreException failure)
    {
        NoteAway(failure.Message);
        return new(failure.Message, failure);
    }

    private void NoteAway(string reason)
    {
        if (Interlocked.Exchange(ref isAway, 1) == 0)
        {
            LogAway(reason);
        }
    }

    private void NoteAnswer()
    {
        silence.End();
        if (Volatile.Read(ref isAway) == 1 && Interlocked.Exchange(ref isAway, 0) == 1)
        {
            LogBack();
        }
    }

    [LoggerMessage(LogLevel.Warning, "Firestore fails, and what must be durable with it: {Reason}")]
    private partial void LogAway(string reason);

    [LoggerMessage(LogLevel.Information, "Firestore answers again")]
    private partial void LogBack();
}
