using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using McpGateway.Storage;
using Microsoft.IdentityModel.JsonWebTokens;

namespace McpGateway.SignIn;

/// <summary>Validates logout tokens of the back office (OpenID Connect Back-Channel Logout §2.6), each good
/// once.</summary>
internal sealed class LogoutTokens(IdTokens tokens, IRecordStore records, TimeProvider time)
{
    private const string Kind = "logout-token";
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    /// <summary>Whose sessions are to end; null when the token must not be believed.</summary>
    public async ValueTask<string?> TakeSubjectAsync(string text, CancellationToken cancellationToken) =>
        await tokens.FindValidAsync(text, cancellationToken) is { } token
        && IsLogout(token)
        && IsRecent(token)
        && token.Id is { Length: > 0 } id
        && token.Subject is { Length: > 0 } subject
        && await TryUseAsync(id, cancellationToken)
            ? subject
            : null;

    /// <summary>What it was taken for was not done, so that it may come again.</summary>
    /// <param name="text">A token that was taken.</param>
    public async ValueTask GiveBackAsync(string text) =>
        await records.RemoveAsync(Kind, RecordId(new JsonWebToken(text).Id), CancellationToken.None);

    // An id token has a nonce and no event: neither can be taken for the other.
    private static bool IsLogout(JsonWebToken token) =>
        !token.TryGetPayloadValue<object>("nonce", out _)
        && token.TryGetPayloadValue<JsonElement>("events", out var events)
        && events.ValueKind == JsonValueKind.Object
        && events.TryGetProperty(Event, out var about) && about.ValueKind == JsonValueKind.Object;

    private bool IsRecent(JsonWebToken token) =>
        token.TryGetPayloadValue<long>("iat", out var seconds)
        && seconds >= (time.GetUtcNow() - MaxAge).ToUnixTimeSeconds()
        && seconds <= (time.GetUtcNow() + ClockSkew).ToUnixTimeSeconds();

    // Longer than a token can be recent.
    private ValueTask<bool> TryUseAsync(string tokenId, CancellationToken cancellationToken) => records.TryAddAsync(new()
    {
        Kind = Kind,
        Id = RecordId(tokenId),
        ExpiresAt = time.GetUtcNow() + MaxAge + ClockSkew + ClockSkew,
        Content = ReadOnlyMemory<byte>.Empty,
    }, cancellationToken);

    // The id is made by the provider and names nobody; its digest has our form.
    private static string RecordId(string tokenId) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(tokenId)).AsSpan(0, 16));
}
