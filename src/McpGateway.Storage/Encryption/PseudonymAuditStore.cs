namespace McpGateway.Storage.Encryption;

/// <summary>
/// Wraps a backend so that it sees only words and ids that are such, and only pseudonyms of an organizer's people, which
/// mean nothing any more once the organizer's keys are shredded. Who asks gets ids as long as they can be told.
/// </summary>
internal sealed class PseudonymAuditStore(IAuditStore backend, AuditShape shape, Pseudonyms pseudonyms) : IAuditStore
{
    /// <summary>So many keys are tried at most to tell whose pseudonyms are counted, about a second's work.</summary>
    private const long MostTries = 200_000;

    public async ValueTask AppendAsync(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken)
    {
        var hidden = new AuditEvent[events.Count];
        for (var i = 0; i < hidden.Length; i++)
        {
            hidden[i] = await pseudonyms.HideAsync(shape.Checked(events[i]), cancellationToken);
        }

        await backend.AppendAsync(hidden, cancellationToken);
    }

    public async ValueTask<AuditPage> QueryAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        var page = await backend.QueryAsync(await TranslateAsync(query, cancellationToken), cancellationToken);
        var events = new AuditEvent[page.Events.Count];
        for (var i = 0; i < events.Length; i++)
        {
            events[i] = await pseudonyms.RevealAsync(page.Events[i], cancellationToken);
        }

        return page with { Events = events };
    }

    public async ValueTask<IReadOnlyList<AuditBucket>> SeriesAsync(
        AuditQuery query, AuditInterval interval, CancellationToken cancellationToken) =>
        await backend.SeriesAsync(await TranslateAsync(query, cancellationToken), interval, cancellationToken);

    public async ValueTask<IReadOnlyList<AuditTally>> CountAsync(
        AuditQuery query, AuditField by, int top, CancellationToken cancellationToken)
    {
        var translated = await TranslateAsync(query, cancellationToken);
        if (by != AuditField.User)
        {
            return await backend.CountAsync(translated, by, top, cancellationToken);
        }

        // Somebody with several organizers has several pseudonyms, which are one person's: who has the most is known only
        // when all are.
        var all = await backend.CountAsync(translated, by, int.MaxValue, cancellationToken);
        var organizers = await OrganizersAsync(translated, cancellationToken);
        if ((long)all.Count * organizers.Count > MostTries)
        {
            throw new AuditQueryException(
                "organizer",
                $"The period has events of {all.Count} people's pseudonyms and {organizers.Count} organizers, too many to "
                + "tell who is who. Name the organizer as well, or a shorter period.");
        }

        var tallies = new AuditTallies();
        foreach (var found in all)
        {
            tallies.Add(await RevealAsync(found.Value, organizers, cancellationToken), found.Events);
        }

        return tallies.Top(top);
    }

    public async ValueTask<IReadOnlyList<string>> OrganizersAsync(AuditQuery query, CancellationToken cancellationToken) =>
        query.OrganizerId is { } only
            ? [only]
            : await backend.OrganizersAsync(await TranslateAsync(query, cancellationToken), cancellationToken);

    private async ValueTask<string> RevealAsync(
        string user, IReadOnlyList<string> organizers, CancellationToken cancellationToken)
    {
        if (PseudonymKey.IsPseudonym(user))
        {
            foreach (var organizer in organizers)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (await pseudonyms.RevealAsync(organizer, user, cancellationToken) is { } id)
                {
                    return id;
                }
            }
        }

        return user;
    }

    private async ValueTask<AuditQuery> TranslateAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        if (query.UserId is not { } user || PseudonymKey.IsPseudonym(user))
        {
            return query;
        }

        var organizers = await OrganizersAsync(query with { UserId = null }, cancellationToken);
        return query with { UserId = null, UserForms = await pseudonyms.FormsAsync(user, organizers, cancellationToken) };
    }
}
