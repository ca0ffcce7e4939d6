using System.Globalization;
using System.Text;
using McpGateway.Storage;

namespace McpGateway.OAuth.Clients;

/// <summary>
/// Bounds how many registrations that nobody ever consented to are kept, over all processes on one store. Each new one
/// takes the next place of a ring; whoever had the place before and is still unused is dropped. No count is kept that
/// could drift, and nothing is scanned.
/// </summary>
internal sealed class UnusedRegistrations(IRecordStore records, ClientStore clients, RegistrationPolicy policy)
{
    public const string Kind = "registration-place";

    /// <summary>The record that holds how many places were ever taken. The others are named by their number.</summary>
    private const string Taken = "taken";

    /// <summary>Keeps the registration until <paramref name="unusedUntil"/>, and drops the oldest when there are too
    /// many. The new one is there before its place is taken: of two processes at the same place, the second finds what
    /// the first one put there.</summary>
    public async ValueTask AddAsync(Client client, DateTimeOffset unusedUntil, CancellationToken cancellationToken)
    {
        if (!await clients.TryAddAsync(client, unusedUntil, cancellationToken))
        {
            throw new InvalidOperationException("A random client id was taken.");
        }

        try
        {
            // Begun, it is finished: a caller who hangs up must not leave a registration without a place.
            await TakePlaceAsync(client.Id, unusedUntil);
        }
        catch
        {
            await clients.RemoveAsync(client.Id, CancellationToken.None);
            throw;
        }
    }

    private async ValueTask TakePlaceAsync(string clientId, DateTimeOffset until)
    {
        var place = (await CountAsync() % policy.MaxUnused).ToString(CultureInfo.InvariantCulture);
        while (true)
        {
            var mine = new StoredRecord
            {
                Kind = Kind,
                Id = place,
                ExpiresAt = until,
                Content = Encoding.ASCII.GetBytes(clientId),
            };
            var known = await records.FindAsync(Kind, place, CancellationToken.None);
            if (known is not null)
            {
                // Before its name is overwritten: whoever dies in between leaves nobody without a place.
                await clients.DropUnusedAsync(Encoding.ASCII.GetString(known.Content.Span), CancellationToken.None);
            }

            if (known is null
                ? await records.TryAddAsync(mine, CancellationToken.None)
                : await records.TryReplaceAsync(mine, known.Version, CancellationToken.None))
            {
                return;
            }
        }
    }

    /// <summary>How many places were taken before this one.</summary>
    private async ValueTask<long> CountAsync()
    {
        while (true)
        {
            var known = await records.FindAsync(Kind, Taken, CancellationToken.None);
            var before = known is null ? 0 : long.Parse(
                Encoding.ASCII.GetString(known.Content.Span), NumberStyles.None, CultureInfo.InvariantCulture);
            var next = new StoredRecord
            {
                Kind = Kind,
                Id = Taken,
                Content = Encoding.ASCII.GetBytes((before + 1).ToString(CultureInfo.InvariantCulture)),
            };
            if (known is null
                ? await records.TryAddAsync(next, CancellationToken.None)
                : await records.TryReplaceAsync(next, known.Version, CancellationToken.None))
            {
                return before;
            }
        }
    }
}
