using System.Text.Json;
using McpGateway.Storage;

namespace McpGateway.Tools.Confirmation;

/// <summary>Asked calls over the record store, opened by their handles only.</summary>
internal sealed class AskedCalls(IRecordStore records, Handles handles, TimeProvider time)
{
    /// <summary>Keeps the question and returns the handle for the client and, where wanted, the page's.</summary>
    public async ValueTask<(string Client, string? Page)> AddAsync(
        AskedCall asked, HandleKind kind, bool hasPage, CancellationToken cancellationToken)
    {
        var id = Handles.NewRecordId();
        var (text, hash) = handles.Issue(kind, id);
        var (page, pageHash) = hasPage ? handles.Issue(HandleKind.ConfirmationPage, id) : default;
        await records.TryAddAsync(
            Seal(id, asked with { Hash = hash, PageHash = pageHash }), cancellationToken);
        return (text, page);
    }

    /// <summary>Whether the text was issued here as this kind, alive or not.</summary>
    public bool IsOurs(HandleKind kind, string? text) => handles.TryRead(kind, text) is not null;

    /// <summary>The question behind a handle; null when it is over, or the handle is not its own.</summary>
    public async ValueTask<StoredQuestion?> FindAsync(
        HandleKind kind, string? text, CancellationToken cancellationToken)
    {
        if (handles.TryRead(kind, text) is not { } handle
            || await FindByIdAsync(handle.RecordId, cancellationToken) is not { Asked: var asked } found)
        {
            return null;
        }

        var hash = kind == HandleKind.ConfirmationPage ? asked.PageHash : asked.Hash;
        return hash is not null && handles.Matches(handle, hash) ? found : null;
    }

    public async ValueTask<StoredQuestion?> FindByIdAsync(string id, CancellationToken cancellationToken)
    {
        var record = await records.FindAsync(AskedCall.Kind, id, cancellationToken);
        return record is not null
            && JsonSerializer.Deserialize(record.Content.Span, ConfirmationJson.Default.AskedCall) is { } asked
            && asked.ExpiresAt > time.GetUtcNow()
                ? new(id, asked, record.Version)
                : null;
    }

    /// <summary>Moves the question on; what it showed stays only while it waits. False = somebody else did
    /// meanwhile.</summary>
    public ValueTask<bool> TryMoveAsync(StoredQuestion question, AskedState state) => records.TryReplaceAsync(
        Seal(question.Id, question.Asked with { State = state, Summary = null, ClientName = null }),
        question.Version, CancellationToken.None);

    private static StoredRecord Seal(string id, AskedCall asked) => new()
    {
        Kind = AskedCall.Kind,
        Id = id,
        Owner = asked.OrganizerId,
        ExpiresAt = asked.ExpiresAt,
        Content = JsonSerializer.SerializeToUtf8Bytes(asked, ConfirmationJson.Default.AskedCall),
    };
}
