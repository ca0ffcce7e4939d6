using System.Runtime.CompilerServices;

namespace McpGateway.Storage.Tests.Tiering;

/// <summary>
/// The scheduler of one actor: each operation on a store waits here until it is let through, and is then done whole.
/// Continuations run in place, so that between two steps nothing moves.
/// </summary>
internal sealed class Steps
{
    private TaskCompletionSource<StepEnd>? waiting;

    /// <summary>Whether the actor stands before an operation.</summary>
    public bool IsWaiting => waiting is not null;

    /// <summary>Does the operation at its turn.</summary>
    public async ValueTask<T> DoAsync<T>(Func<ValueTask<T>> operation, [CallerMemberName] string name = "")
    {
        waiting = new();
        switch (await waiting.Task)
        {
            case StepEnd.Fails:
                throw new StoreUnavailableException($"{name} does not reach its store.");
            case StepEnd.FailsAfterwards:
                await operation();
                throw new StoreUnavailableException($"{name} was done, and nobody learned it.");
            default:
                return await operation();
        }
    }

    /// <summary>Lets the actor do its next operation and go on to the one after it.</summary>
    public void Go(StepEnd end)
    {
        var turn = waiting!;
        waiting = null;
        turn.SetResult(end);
    }
}

/// <summary>How an operation on a store ends.</summary>
internal enum StepEnd
{
    Done,

    /// <summary>It is not done: the store cannot be reached.</summary>
    Fails,

    /// <summary>It is done, but its answer is lost.</summary>
    FailsAfterwards,
}
