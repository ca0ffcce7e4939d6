using System.Text.Json;
using McpGateway.Storage;

namespace McpGateway.OAuth.Authorize;

/// <summary>Pushed requests over the record store.</summary>
internal sealed class PushedRequests(IRecordStore records, Handles handles, TimeProvider time)
{
    /// <summary>RFC 9126 §2.2.</summary>
    private const string Urn = "urn:ietf:params:oauth:request_uri:";

    /// <summary>Until a browser comes with it.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(90);

    /// <summary>From then on: as long as a sign-in may take.</summary>
    private static readonly TimeSpan OpenLifetime = TimeSpan.FromMinutes(10);

    /// <summary>Whether the text has the form of what is given out here; anything else is never looked at.</summary>
    public static bool IsOurs(string? requestUri) =>
        requestUri?.StartsWith(Urn, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Keeps the parameters and returns the <c>request_uri</c>.</summary>
    public async ValueTask<string> AddAsync(
        string clientId, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        var id = Handles.NewRecordId();
        var (text, hash) = handles.Issue(HandleKind.PushedRequest, id);
        await records.TryAddAsync(
            Seal(id, new() { Hash = hash, ClientId = clientId, Parameters = parameters }, Lifetime), cancellationToken);
        return Urn + text;
    }

    /// <summary>The record's id and the request, if it is this client's; both null when not. May be asked again until
    /// it is taken.</summary>
    public async ValueTask<(string? Id, PushedRequest? Request)> OpenAsync(
        string requestUri, string? clientId, CancellationToken cancellationToken)
    {
        if (!requestUri.StartsWith(Urn, StringComparison.Ordinal)
            || handles.TryRead(HandleKind.PushedRequest, requestUri[Urn.Length..]) is not { } handle
            || await records.FindAsync(PushedRequest.Kind, handle.RecordId, cancellationToken) is not { } record
            || JsonSerializer.Deserialize(record.Content.Span, OAuthJson.Default.PushedRequest) is not { } request
            || !handles.Matches(handle, request.Hash)
            || request.ClientId != clientId)
        {
            return default;
        }

        if (!request.IsOpened)
        {
            // Whether this or another tab does it makes no difference.
            await records.TryReplaceAsync(Seal(handle.RecordId, request with { IsOpened = true }, OpenLifetime),
                record.Version, cancellationToken);
        }

        return (handle.RecordId, request);
    }

    /// <summary>Uses the request up: true for exactly one caller.</summary>
    public async ValueTask<bool> TryTakeAsync(string id, CancellationToken cancellationToken) =>
        await records.TakeAsync(PushedRequest.Kind, id, cancellationToken) is not null;

    private StoredRecord Seal(string id, PushedRequest request, TimeSpan lifetime) => new()
    {
        Kind = PushedRequest.Kind,
        Id = id,
        ExpiresAt = time.GetUtcNow() + lifetime,
        Content = JsonSerializer.SerializeToUtf8Bytes(request, OAuthJson.Default.PushedRequest),
    };
}
