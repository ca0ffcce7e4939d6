namespace McpGateway.Storage.Sqlite;

/// <summary>A change that waits for its turn in a group commit.</summary>
internal abstract class WriteOperation
{
    /// <summary>True when it appends to the audit log and does nothing else.</summary>
    public bool LeavesRecordsAlone { get; init; }

    /// <summary>True, and the caller is told so, when the caller gave up before the work began.</summary>
    public abstract bool TryCancel();

    /// <summary>Does the work and keeps its result until the commit. It may be done again, when the transaction was
    /// rolled back because of a neighbour.</summary>
    public abstract void Execute(SqliteSession session);

    /// <summary>Hands the result to the caller: the commit is on disk.</summary>
    public abstract void Succeed();

    public abstract void Fail(Exception failure);
}

internal sealed class WriteOperation<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    : WriteOperation
{
    // The caller goes on elsewhere: the thread that commits must not run other people's code.
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;

    public Task<T> Completion => completion.Task;

    public override bool TryCancel() =>
        cancellationToken.IsCancellationRequested && completion.TrySetCanceled(cancellationToken);

    public override void Execute(SqliteSession session) => result = work(session);

    public override void Succeed() => completion.SetResult(result!);

    public override void Fail(Exception failure) => completion.SetException(failure);
}
