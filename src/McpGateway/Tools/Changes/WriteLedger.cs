using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using McpGateway.BackOffice;
using McpGateway.Storage;
using Microsoft.Extensions.Options;

namespace McpGateway.Tools.Changes;

/// <summary>
/// Gives every write its idempotency key, so that a call that comes again acts once: the same message keeps its key, and
/// so does the same call for as long as nobody knows how the one before ended.
/// </summary>
internal sealed partial class WriteLedger(
    IRecordStore records, KeyedHash hash, IOptions<BackOfficeOptions> backOffice, TimeProvider time,
    ILogger<WriteLedger> logger)
{
    private const int MostAttempts = 5;

    /// <summary>A client that repeats a message does so within minutes; later ids are another session's.</summary>
    private static readonly TimeSpan SameMessageFor = TimeSpan.FromMinutes(10);

    /// <summary>How many messages with one meaning are told apart; more in those minutes are no person's.</summary>
    private const int MostEarlier = 20;

    /// <summary>As long as back offices usually remember a key.</summary>
    private static readonly TimeSpan UnsureFor = TimeSpan.FromDays(1);

    // A refused token is tried once more with another one.
    private readonly TimeSpan longest = (2 * backOffice.Value.Timeout) + TimeSpan.FromSeconds(5);

    /// <param name="isAgreed">Whether the user agreed to this very call, which then is no repetition.</param>
    /// <exception cref="CallRefusedException">The same call is being carried out.</exception>
    public async ValueTask<WriteLease> BeginAsync(ChangingCall call, bool isAgreed)
    {
        var (id, owner) = (IdOf(call), call.Caller.OrganizerId);
        var message = call.Request.MessageId.IsEmpty ? [] : SHA256.HashData(call.Request.MessageId.Span);
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var now = time.GetUtcNow();
            var write = new BegunWrite
            {
                Key = call.Caller.RequestId,
                Message = message,
                State = WriteState.Begun,
                BegunAt = now,
            };
            if (await records.TryAddAsync(Seal(id, owner, write, now), CancellationToken.None))
            {
                return new(id, owner, write, 1, null);
            }

            if (await records.FindAsync(BegunWrite.Kind, id, CancellationToken.None) is not { } record)
            {
                continue;
            }

            var known = Open(record);
            if (!isAgreed && FindKey(known, message, now) is { } key)
            {
                return new(id, owner, known with { Key = key }, null, known);
            }

            if (IsRunning(known, now))
            {
                throw InProgress();
            }

            var next = write with
            {
                Key = known.State switch
                {
                    WriteState.Ended => write.Key,
                    // Another delivery of the same message may still be on its way under the key.
                    WriteState.Refused => !isAgreed && IsOf(known.Message, message) ? known.Key : write.Key,
                    _ => known.Key,
                },
                Earlier = EarlierThan(message, known, now),
            };
            if (await records.TryReplaceAsync(Seal(id, owner, next, now), record.Version, CancellationToken.None))
            {
                return new(id, owner, next, record.Version + 1, known);
            }
        }

        throw InProgress();
    }

    /// <summary>It was not sent after all.</summary>
    public async ValueTask ReleaseAsync(WriteLease lease)
    {
        if (lease is { Version: { } version, Before: { } before })
        {
            await records.TryReplaceAsync(
                Seal(lease.Id, lease.Owner, before, time.GetUtcNow()), version, CancellationToken.None);
        }
        else if (lease.Version is not null)
        {
            await records.RemoveAsync(BegunWrite.Kind, lease.Id, CancellationToken.None);
        }
    }

    /// <summary>Keeps how it ended. A store that cannot does no harm: the key is used again then.</summary>
    public async ValueTask EndAsync(WriteLease lease, WriteState state)
    {
        if (lease.Version is not { } version)
        {
            return;
        }

        try
        {
            await records.TryReplaceAsync(Seal(lease.Id, lease.Owner, lease.Write with { State = state },
                time.GetUtcNow()), version, CancellationToken.None);
        }
        catch (StoreUnavailableException unavailable)
        {
            LogEndingNotKept(unavailable);
        }
    }

    private bool IsRunning(BegunWrite known, DateTimeOffset now) =>
        known.State == WriteState.Begun && now < known.BegunAt + longest;

    /// <summary>The key under which the very same message left before, while it is on its way or once it has ended; null
    /// where this delivery is to find out how that ended.</summary>
    private string? FindKey(BegunWrite known, byte[] message, DateTimeOffset now)
    {
        var key = IsOf(known.Message, message)
            ? known.Key
            : known.Earlier.FirstOrDefault(earlier => now < earlier.BegunAt + SameMessageFor
                && IsOf(earlier.Message, message))?.Key;
        return key != known.Key || IsRunning(known, now) || known.State == WriteState.Ended ? key : null;
    }

    /// <summary>The messages before this one, each with the key that it left under; also those of which nobody knows how
    /// they ended, since they may come again when a later one has ended in their place.</summary>
    private static EarlierMessage[] EarlierThan(byte[] message, BegunWrite known, DateTimeOffset now) =>
    [
        .. known.Earlier.Prepend(new(known.Message, known.Key, known.BegunAt))
            .Where(earlier => now < earlier.BegunAt + SameMessageFor
                && !(earlier.Key == known.Key && IsOf(earlier.Message, message)))
            .Take(MostEarlier),
    ];

    /// <summary>Nothing is known of a message without an id.</summary>
    private static bool IsOf(byte[] one, byte[] other) => one.Length > 0 && one.AsSpan().SequenceEqual(other);

    // The connection is part of it: two connections never share a record, nor thereby a key.
    private string IdOf(ChangingCall call)
    {
        byte[] name = [.. Encoding.UTF8.GetBytes($"{call.Caller.ConnectionId}\n{call.Tool.Name}\n"), .. call.Canonical];
        return hash.NameRecord("write", name)[..22];
    }

    private static StoredRecord Seal(string id, string owner, BegunWrite write, DateTimeOffset now) => new()
    {
        Kind = BegunWrite.Kind,
        Id = id,
        Owner = owner,
        ExpiresAt = now + (write.State is WriteState.Ended or WriteState.Refused ? SameMessageFor : UnsureFor),
        Content = JsonSerializer.SerializeToUtf8Bytes(write, ChangesJson.Default.BegunWrite),
    };

    private static BegunWrite Open(StoredRecord record) =>
        JsonSerializer.Deserialize(record.Content.Span, ChangesJson.Default.BegunWrite)
        ?? throw new InvalidDataException("A write record is empty.");

    private static CallRefusedException InProgress() => new("in_progress",
        "The very same call is being carried out, and this one did nothing more. Wait for the answer of that one, or "
        + "look up the present state in a minute.");

    [LoggerMessage(LogLevel.Warning, "Could not keep how a write ended; the next identical one repeats its key")]
    private partial void LogEndingNotKept(StoreUnavailableException unavailable);
}
