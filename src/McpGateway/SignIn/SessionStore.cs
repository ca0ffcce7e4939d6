using System.Text.Json;
using McpGateway.BackOffice;
using McpGateway.Storage;

namespace McpGateway.SignIn;

/// <summary>Browser sessions over the record store. The cookie holds a handle; everything else stays here.</summary>
internal sealed class SessionStore(IRecordStore records, Handles handles, TimeProvider time)
{
    /// <summary>A browser stays signed in for a working day; connections outlive that.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(10);

    private const int PageSize = 100;

    public async ValueTask<Session?> FindAsync(Handle handle, CancellationToken cancellationToken)
    {
        var record = await records.FindAsync(Session.Kind, handle.RecordId, cancellationToken);
        return record is not null
            && JsonSerializer.Deserialize(record.Content.Span, SignInJson.Default.Session) is { } session
            && handles.Matches(handle, session.Hash)
            // Beside the record's own expiry, which somebody who can write to the store could move.
            && session.SignedInAt + Lifetime > time.GetUtcNow()
                ? session
                : null;
    }

    /// <summary>Begins a session under a new id (never the one the browser came with) and returns its cookie
    /// value.</summary>
    public async ValueTask<string> BeginAsync(
        Func<byte[], DateTimeOffset, Session> create, CancellationToken cancellationToken)
    {
        var id = Handles.NewRecordId();
        var (text, hash) = handles.Issue(HandleKind.BrowserSession, id);
        var session = create(hash, time.GetUtcNow());
        var isNew = await records.TryAddAsync(new()
        {
            Kind = Session.Kind,
            Id = id,
            ExpiresAt = session.SignedInAt + Lifetime,
            Indexes = [$"user:{session.Person.UserId}"],
            Content = JsonSerializer.SerializeToUtf8Bytes(session, SignInJson.Default.Session),
        }, cancellationToken);
        return isNew ? text : throw new InvalidOperationException("A random session id was taken.");
    }

    /// <summary>The session's back-office tokens, given to exactly one caller; null when they are gone.</summary>
    public async ValueTask<BackOfficeTokens?> TakeTokensAsync(string sessionId, CancellationToken cancellationToken)
    {
        var record = await records.FindAsync(Session.Kind, sessionId, cancellationToken);
        var session = record is null
            ? null
            : JsonSerializer.Deserialize(record.Content.Span, SignInJson.Default.Session);
        if (record is null || session is not { Tokens: { } tokens })
        {
            return null;
        }

        var emptied = record with
        {
            Indexes = [$"user:{session.Person.UserId}"],
            Content = JsonSerializer.SerializeToUtf8Bytes(session with { Tokens = null }, SignInJson.Default.Session),
        };
        return await records.TryReplaceAsync(emptied, record.Version, cancellationToken) ? tokens : null;
    }

    /// <summary>Ends every session of the user, in whichever browser.</summary>
    public async ValueTask EndAllAsync(string userId, CancellationToken cancellationToken)
    {
        string? last = null;
        do
        {
            var found = await records.ListAsync(Session.Kind, $"user:{userId}", last, PageSize, cancellationToken);
            foreach (var record in found)
            {
                await records.RemoveAsync(Session.Kind, record.Id, cancellationToken);
            }

            last = found.Count == PageSize ? found[^1].Id : null;
        }
        while (last is not null);
    }

    public async ValueTask EndAsync(string sessionId, CancellationToken cancellationToken) =>
        await records.RemoveAsync(Session.Kind, sessionId, cancellationToken);
}
