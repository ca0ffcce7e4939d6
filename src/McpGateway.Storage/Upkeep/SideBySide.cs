using System.Runtime.CompilerServices;

namespace McpGateway.Storage.Upkeep;

/// <summary>Two ordered readings as one.</summary>
internal static class SideBySide
{
    /// <summary>Pairs what is the same by <paramref name="order"/>; where only one side has it, the other is null. What is
    /// added to the target behind the reading is not seen.</summary>
    public static async IAsyncEnumerable<(T? Source, T? Target)> WithAsync<T>(
        this IAsyncEnumerable<T> source, IAsyncEnumerable<T> target, Comparison<T> order,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        await using var sources = source.GetAsyncEnumerator(cancellationToken);
        await using var targets = target.GetAsyncEnumerator(cancellationToken);
        var (left, right) = (await NextAsync(sources), await NextAsync(targets));
        while (left is not null || right is not null)
        {
            var difference = left is null ? 1 : right is null ? -1 : order(left, right);
            yield return (difference <= 0 ? left : null, difference >= 0 ? right : null);
            left = difference <= 0 ? await NextAsync(sources) : left;
            right = difference >= 0 ? await NextAsync(targets) : right;
        }

        static async ValueTask<T?> NextAsync(IAsyncEnumerator<T> items) =>
            await items.MoveNextAsync() ? items.Current : null;
    }
}
