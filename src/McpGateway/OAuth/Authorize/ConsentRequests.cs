using System.Text.Json;
using McpGateway.Audit;
using McpGateway.Storage;

namespace McpGateway.OAuth.Authorize;

/// <summary>Pending consent requests over the record store.</summary>
internal sealed class ConsentRequests(IRecordStore records, Handles handles, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    /// <summary>Keeps the request and returns the handle for the form.</summary>
    public async ValueTask<string> AddAsync(ConsentRequest request, CancellationToken cancellationToken)
    {
        var id = Handles.NewRecordId();
        var (text, hash) = handles.Issue(HandleKind.ConsentRequest, id);
        var now = time.GetUtcNow();
        var pending = request with { Hash = hash, AnswerBy = now + Lifetime };
        await records.TryAddAsync(new()
        {
            Kind = ConsentRequest.Kind,
            Id = id,
            ExpiresAt = now + KeptFor,
            Content = JsonSerializer.SerializeToUtf8Bytes(pending, OAuthJson.Default.ConsentRequest),
        }, cancellationToken);
        return text;
    }

    /// <summary>The request behind the handle, which stays pending, and why this session may not answer it: a word of
    /// <see cref="AuditCode"/>, null when it may.</summary>
    public async ValueTask<(ConsentRequest? Request, string? Problem)> FindAsync(
        string? text, string? sessionId, CancellationToken cancellationToken)
    {
        if (handles.TryRead(HandleKind.ConsentRequest, text) is not { } handle)
        {
            return (null, AuditCode.WrongForm);
        }

        if (await records.FindAsync(ConsentRequest.Kind, handle.RecordId, cancellationToken) is not { } record
            || JsonSerializer.Deserialize(record.Content.Span, OAuthJson.Default.ConsentRequest) is not { } request)
        {
            return (null, AuditCode.QuestionClosed);
        }

        return !handles.Matches(handle, request.Hash) ? (null, AuditCode.WrongForm)
            : request.SessionId != sessionId ? (request, AuditCode.OtherBrowser)
            : request.AnswerBy <= time.GetUtcNow() ? (request, AuditCode.Expired)
            : (request, null);
    }

    /// <summary>Ends the wait for an answer: true for exactly one caller.</summary>
    public async ValueTask<bool> TryCloseAsync(string text, CancellationToken cancellationToken) =>
        handles.TryRead(HandleKind.ConsentRequest, text) is { } handle
        && await records.TakeAsync(ConsentRequest.Kind, handle.RecordId, cancellationToken) is not null;
}
