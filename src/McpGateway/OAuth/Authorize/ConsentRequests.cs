using System.Text.Json;
using McpGateway.Storage;

namespace McpGateway.OAuth.Authorize;

/// <summary>Pending consent requests over the record store.</summary>
internal sealed class ConsentRequests(IRecordStore records, Handles handles, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>Keeps the request and returns the handle for the form.</summary>
    public async ValueTask<string> AddAsync(ConsentRequest request, CancellationToken cancellationToken)
    {
        var id = Handles.NewRecordId();
        var (text, hash) = handles.Issue(HandleKind.ConsentRequest, id);
        var pending = request with { Hash = hash };
        await records.TryAddAsync(new()
        {
            Kind = ConsentRequest.Kind,
            Id = id,
            ExpiresAt = time.GetUtcNow() + Lifetime,
            Content = JsonSerializer.SerializeToUtf8Bytes(pending, OAuthJson.Default.ConsentRequest),
        }, cancellationToken);
        return text;
    }

    /// <summary>The request behind the handle if it was shown in this session; stays pending.</summary>
    public async ValueTask<ConsentRequest?> FindAsync(
        string? text, string sessionId, CancellationToken cancellationToken) =>
        handles.TryRead(HandleKind.ConsentRequest, text) is { } handle
        && await records.FindAsync(ConsentRequest.Kind, handle.RecordId, cancellationToken) is { } record
        && JsonSerializer.Deserialize(record.Content.Span, OAuthJson.Default.ConsentRequest) is { } request
        && handles.Matches(handle, request.Hash)
        && request.SessionId == sessionId
            ? request
            : null;

    /// <summary>Ends the wait for an answer: true for exactly one caller.</summary>
    public async ValueTask<bool> TryCloseAsync(string text, CancellationToken cancellationToken) =>
        handles.TryRead(HandleKind.ConsentRequest, text) is { } handle
        && await records.TakeAsync(ConsentRequest.Kind, handle.RecordId, cancellationToken) is not null;
}
