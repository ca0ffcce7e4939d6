using McpGateway.Storage.Encryption;
using McpGateway.Storage.Sqlite;
using McpGateway.Storage.Tiering;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Storage.Upkeep;

/// <summary>Counts what a store holds, beside a gateway that runs. It needs no key and opens no record.</summary>
public static class StoreInspection
{
    private const int AuditPageSize = 1000;
    private const string CountEvents = "SELECT count(*), min(time), max(time) FROM audit_event";

    /// <param name="services">Of a host with <c>AddStorage</c>, not started.</param>
    /// <param name="cancellationToken">Stops the counting.</param>
    /// <exception cref="UpkeepException">There is no store.</exception>
    public static async Task<StoreReport> RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var parts = new StoreParts(services);
        await parts.OpenForReadingAsync(cancellationToken);
        var database = parts.HasSqlite ? services.GetRequiredService<SqliteDatabase>() : null;
        var names = database is null ? [] : SqliteKinds.In(database);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var kinds = new List<KindCount>();
        var sealedUnder = new Dictionary<string, long>(StringComparer.Ordinal);
        var held = new HashSet<string>(StringComparer.Ordinal);
        foreach (var kind in RecordPlaces.OfTheGateway.Kinds.Union(names).Order(StringComparer.Ordinal))
        {
            var count = new KindCount(kind, parts.NameOfStore(kind), 0, 0, 0);
            await foreach (var record in parts.StoreOf(kind, BeforeExpiry.Clock)
                .ReadAllAsync(kind, cancellationToken))
            {
                count = Add(count, record, now);
                if (kind == KeyRing.Kind)
                {
                    if (WrappedKey.IsHeld(record.Content.Span))
                    {
                        held.Add(record.Id);
                    }

                    continue;
                }

                var key = SealedContents.KeyOf(record)?.ToString() ?? KeyCount.None;
                sealedUnder[key] = sealedUnder.GetValueOrDefault(key) + 1;
            }

            if (count.Records > 0)
            {
                kinds.Add(count);
            }
        }

        return new(
            parts.Options.Profile, kinds,
            [
                .. sealedUnder.Select(key => new KeyCount(key.Key, held.Contains(key.Key), key.Value))
                    .OrderByDescending(key => key.Records).ThenBy(key => key.Id, StringComparer.Ordinal),
            ],
            database is null ? await CountAsync(parts.Audit, cancellationToken) : Count(database));
    }

    private static KindCount Add(KindCount count, StoredRecord record, DateTimeOffset now) => count with
    {
        Records = count.Records + 1,
        Expired = count.Expired + (record.ExpiresAt <= now ? 1 : 0),
        Bytes = count.Bytes + record.Content.Length,
    };

    /// <summary>The audit log in a file.</summary>
    internal static AuditCount Count(SqliteDatabase database) => database.Read(CountEvents, static (session, sql) =>
    {
        using var row = session.Prepare(sql);
        row.Step();
        return new AuditCount(row.Number(0), Time(row.NumberOrNull(1)), Time(row.NumberOrNull(2)));
    });

    private static DateTimeOffset? Time(long? milliseconds) =>
        milliseconds is { } value ? DateTimeOffset.FromUnixTimeMilliseconds(value) : null;

    private static async Task<AuditCount> CountAsync(IAuditStore audit, CancellationToken cancellationToken)
    {
        var count = new AuditCount(0, null, null);
        long? before = null;
        do
        {
            var page = await audit.QueryAsync(new() { Before = before, Limit = AuditPageSize }, cancellationToken);
            if (page.Events is [var newest, ..])
            {
                count = new(count.Events + page.Events.Count, page.Events[^1].Time, count.Newest ?? newest.Time);
            }

            before = page.Next;
        }
        while (before is not null);

        return count;
    }
}
