using McpGateway.Storage.Encryption;
using McpGateway.Storage.Tiering;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Storage.Upkeep;

/// <summary>
/// Copies all that is durable from the store of one profile to that of another: keys as they are wrapped, records as they
/// are sealed, the audit log with its positions. The root key comes last, so that no gateway starts on half a copy.
/// Stopped at any moment, another run finishes it.
/// </summary>
public static class CopyOfStore
{
    /// <param name="source">Of a host with <c>AddStorage</c>, not started.</param>
    /// <param name="target">The same, with the settings of the store to copy to.</param>
    /// <param name="order">What to note and whom to tell.</param>
    /// <param name="cancellationToken">Stops it; another run goes on.</param>
    /// <exception cref="UpkeepException">It was not done.</exception>
    public static async Task<CopyOutcome> RunAsync(
        IServiceProvider source, IServiceProvider target, CopyOrder order, CancellationToken cancellationToken)
    {
        var clock = new FixedClock(source.GetRequiredService<TimeProvider>().GetUtcNow());
        using var from = new CopySource(source);
        var to = new CopyTarget(target, clock);
        RequireTwo(from.Parts.Options, to.Parts.Options);
        await from.OpenAsync(cancellationToken);
        var records = from.Parts.Durable(clock);
        var keyRing = await OpenKeysAsync(records, target, cancellationToken);
        await to.OpenAsync(cancellationToken);
        await to.RequireOursAsync(records, Kinds, cancellationToken);
        var copy = new CopyOfKind(records, to.Records, from.FindEndedAsync);
        var audit = new CopyOfAudit(from.Parts.Events, to.Parts.Events);
        if (await to.IsWholeAsync(cancellationToken))
        {
            return await CompareAsync(copy, audit, order, to, cancellationToken);
        }

        await to.RequireFreshRedisAsync(from.Parts);
        var copied = new List<KindCopied>();
        foreach (var kind in Kinds)
        {
            copied.Add(await copy.RunAsync(kind, cancellationToken));
            order.Tell(copied[^1]);
        }

        var events = await audit.RunAsync(cancellationToken);
        await ProveAsync(copy, audit, cancellationToken);
        await OpenAllAsync(to.Records, keyRing, cancellationToken);
        await to.PutRootAsync(records, cancellationToken);
        await to.Parts.Audit.AppendAsync([order.Note], CancellationToken.None);
        return new(copied, events, IsNew: true);
    }

    /// <summary>What is durable in every profile, keys first. A browser signs in again, as after a restart of Redis.
    /// </summary>
    private static IReadOnlyList<string> Kinds { get; } =
    [
        KeyRing.Kind,
        .. RecordPlaces.OfTheGateway.Kinds.Except(RecordPlaces.OfTheGateway.ShortLived)
            .Where(kind => kind is not (KeyRing.Kind or StoreHealth.Kind)).Order(StringComparer.Ordinal),
    ];

    private static void RequireTwo(StorageOptions source, StorageOptions target)
    {
        var isOne = (source.Profile, target.Profile) switch
        {
            (StorageOptions.RedisFirestoreProfile, StorageOptions.RedisFirestoreProfile) =>
                source.Firestore.Project == target.Firestore.Project
                && source.Firestore.Database == target.Firestore.Database,
            (StorageOptions.RedisFirestoreProfile, _) or (_, StorageOptions.RedisFirestoreProfile) => false,
            _ => source.SqlitePath() == target.SqlitePath(),
        };
        if (isOne)
        {
            throw new UpkeepException("Source and target are the same store. Name another file, or another database.");
        }
    }

    /// <summary>The source's keys, opened as the target will open them: found wanting before anything is written.</summary>
    private static async Task<KeyRing> OpenKeysAsync(
        IRecordStore records, IServiceProvider target, CancellationToken cancellationToken)
    {
        if (await records.FindAsync(KeyRing.Kind, KeyRing.RootId, cancellationToken) is null)
        {
            throw new UpkeepException("There is nothing to copy: the source holds no root key, so no gateway ever used it, "
                + "or it is itself a copy that was not finished.");
        }

        var keyRing = new KeyRing(
            records, target.GetRequiredService<KeyEncryption>().Wrappers(), TimeProvider.System,
            new StoreParts(target).Options.Keys.KnownFor);
        await keyRing.OpenAsync(cancellationToken);
        return keyRing;
    }

    private static async Task ProveAsync(CopyOfKind copy, CopyOfAudit audit, CancellationToken cancellationToken)
    {
        var (records, events) = await CountDifferencesAsync(copy, audit, cancellationToken);
        if (records + events > 0)
        {
            throw new UpkeepException(
                $"{records} records and {events} audit events differ after the copy: somebody writes to one of the stores. "
                + "Stop every gateway, and run this again.");
        }
    }

    /// <summary>Every record of the target opens with the target's keys, or belongs to an organizer that was shredded.
    /// </summary>
    private static async Task OpenAllAsync(IRecordStore target, KeyRing keyRing, CancellationToken cancellationToken)
    {
        var opened = new SealedRecordStore(target, keyRing);
        foreach (var kind in Kinds.Where(kind => kind != KeyRing.Kind))
        {
            await foreach (var _ in opened.ReadAllAsync(kind, cancellationToken))
            {
            }
        }
    }

    /// <summary>Of a copy that is whole: nothing is written to it, since it may be in use.</summary>
    private static async Task<CopyOutcome> CompareAsync(
        CopyOfKind copy, CopyOfAudit audit, CopyOrder order, CopyTarget target, CancellationToken cancellationToken)
    {
        var (records, events) = await CountDifferencesAsync(copy, audit, cancellationToken);
        if (records + events > 0)
        {
            throw new UpkeepException(
                $"The target is a whole copy from before, and {records} records and {events} audit events differ by now. "
                + "To copy over it would undo what was done there: copy into an empty store.");
        }

        var noted = await target.Parts.Audit.QueryAsync(
            new() { Action = order.Note.Action, Limit = 1 }, cancellationToken);
        if (noted.Events.Count == 0)
        {
            await target.Parts.Audit.AppendAsync([order.Note], CancellationToken.None);
        }

        return new([], 0, IsNew: false);
    }

    private static async Task<(int Records, int Events)> CountDifferencesAsync(
        CopyOfKind copy, CopyOfAudit audit, CancellationToken cancellationToken)
    {
        var records = 0;
        foreach (var kind in Kinds)
        {
            records += await copy.CountDifferencesAsync(kind, cancellationToken);
        }

        return (records, await audit.CountDifferencesAsync(cancellationToken));
    }
}
