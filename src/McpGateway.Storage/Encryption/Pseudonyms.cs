using System.Collections.Concurrent;

namespace McpGateway.Storage.Encryption;

/// <summary>From ids to pseudonyms and back, with a memory for those of late.</summary>
internal sealed class Pseudonyms(PseudonymKeys keys)
{
    private const int Most = 20_000;
    private const int KeysAtOnce = 16;

    private readonly ConcurrentDictionary<(KeyId Key, string Id), string> hidden = new();
    private readonly ConcurrentDictionary<(KeyId Key, string Pseudonym), string> revealed = new();

    /// <summary>The event as it is stored.</summary>
    public ValueTask<AuditEvent> HideAsync(AuditEvent auditEvent, CancellationToken cancellationToken)
    {
        if (auditEvent is not { UserId: { } user, OrganizerId: { Length: > 0 } organizer })
        {
            return new(auditEvent);
        }

        var finding = keys.FindAsync(organizer, mayMake: true, cancellationToken);
        return finding.IsCompletedSuccessfully
            ? new(auditEvent with { UserId = Hide(finding.Result, user) })
            : HideAsync(auditEvent, user, finding);
    }

    /// <summary>The event as it is shown: the id while the key is there, the pseudonym afterwards.</summary>
    public async ValueTask<AuditEvent> RevealAsync(AuditEvent auditEvent, CancellationToken cancellationToken) =>
        auditEvent is { UserId: { } user, OrganizerId: { Length: > 0 } organizer } && PseudonymKey.IsPseudonym(user)
        && await RevealAsync(organizer, user, cancellationToken) is { } id
            ? auditEvent with { UserId = id }
            : auditEvent;

    /// <summary>The id; null when it was not hidden under the organizer's key.</summary>
    public async ValueTask<string?> RevealAsync(
        string organizerId, string pseudonym, CancellationToken cancellationToken)
    {
        if (await keys.FindAsync(organizerId, mayMake: false, cancellationToken) is not { } key)
        {
            return null;
        }

        if (!revealed.TryGetValue((key.Id, pseudonym), out var id) && (id = key.Reveal(pseudonym)) is not null)
        {
            Keep(revealed, (key.Id, pseudonym), id);
        }

        return id;
    }

    /// <summary>What may stand in the log for a user of these organizers: the id itself, and its pseudonyms.</summary>
    public async ValueTask<IReadOnlyList<string>> FormsAsync(
        string userId, IEnumerable<string> organizers, CancellationToken cancellationToken)
    {
        // Keys that nobody used of late are read from the store.
        var forms = new ConcurrentQueue<string>([userId]);
        await Parallel.ForEachAsync(
            organizers.Distinct(StringComparer.Ordinal),
            new ParallelOptions { MaxDegreeOfParallelism = KeysAtOnce, CancellationToken = cancellationToken },
            async (organizer, stop) =>
            {
                if (await keys.FindAsync(organizer, mayMake: false, stop) is { } key)
                {
                    forms.Enqueue(Hide(key, userId));
                }
            });
        return [.. forms];
    }

    private async ValueTask<AuditEvent> HideAsync(AuditEvent auditEvent, string user, ValueTask<PseudonymKey?> finding) =>
        auditEvent with { UserId = Hide(await finding, user) };

    private string Hide(PseudonymKey? key, string user)
    {
        if (key is null)
        {
            return PseudonymKey.OfNobody();
        }

        if (!hidden.TryGetValue((key.Id, user), out var pseudonym))
        {
            Keep(hidden, (key.Id, user), pseudonym = key.Hide(user));
        }

        return pseudonym;
    }

    private static void Keep(
        ConcurrentDictionary<(KeyId, string), string> memory, (KeyId, string) name, string value)
    {
        // Rare, and what is in use comes back at once.
        if (memory.Count >= Most)
        {
            memory.Clear();
        }

        memory[name] = value;
    }
}
