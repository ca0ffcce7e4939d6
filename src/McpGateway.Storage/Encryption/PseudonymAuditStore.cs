namespace McpGateway.Storage.Encryption;

/// <summary>
/// Wraps a backend so that it sees only words of their shape, and only pseudonyms of an organizer's people, which mean nothing
/// any more once the organizer's keys are shredded. Who asks gets ids as long as they can be told.
/// </summary>
internal sealed class PseudonymAuditStore(IAuditStore backend, Pseudonyms pseudonyms) : IAuditStore
{
    /// <summary>A user is looked for at so many organizers at most. Firestore takes no more values in one question.</summary>
    private const int MostOrganizers = 29;

    public async ValueTask AppendAsync(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken)
    {
        var hidden = new AuditEvent[events.Count];
        for (var i = 0; i < hidden.Length; i++)
        {
            hidden[i] = await pseudonyms.HideAsync(AuditShape.Checked(events[i]), cancellationToken);
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

        // Somebody with several organizers has several pseudonyms, which are one person's.
        var organizers = await OrganizersAsync(query, cancellationToken);
        var tallies = new AuditTallies();
        foreach (var found in await backend.CountAsync(translated, by, top * 2, cancellationToken))
        {
            tallies.Add(await RevealAsync(found.Value, organizers, cancellationToken), found.Events);
        }

        return tallies.Top(top);
    }

    private async ValueTask<string> RevealAsync(
        string user, IReadOnlyList<string> organizers, CancellationToken cancellationToken)
    {
        if (PseudonymKey.IsPseudonym(user))
        {
            foreach (var organizer in organizers)
            {
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
        if (organizers.Count > MostOrganizers)
        {
            throw new AuditQueryException(
                "organizer",
                $"The period has events of more than {MostOrganizers} organizers, at each of which a user has another "
                + "pseudonym. Name the organizer as well, or a shorter period.");
        }

        return query with { UserId = null, UserForms = await pseudonyms.FormsAsync(user, organizers, cancellationToken) };
    }

    /// <summary>Those that the query can be about, by what is in the log.</summary>
    private async ValueTask<IReadOnlyList<string>> OrganizersAsync(AuditQuery query, CancellationToken cancellationToken) =>
        query.OrganizerId is { } only
            ? [only]
            :
            [
                .. (await backend.CountAsync(query, AuditField.Organizer, MostOrganizers + 1, cancellationToken))
                    .Select(organizer => organizer.Value),
            ];
}
