using System.Text.Json;
using McpGateway.Audit;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace McpGateway.OAuth.Clients.Assertions;

/// <summary>A client's signed statement of who it is (RFC 7523 §2.2), as it was sent: nothing of it is proven
/// yet.</summary>
/// <param name="Claims">The payload, an object without a member named twice.</param>
internal sealed record ClientAssertion(JsonWebToken Token, JsonElement Claims)
{
    private const string Type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private const int MaxLength = 8 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <summary>Keys that the sender brings along or points to prove nothing (RFC 8725 §3.10), and no extension is
    /// understood here.</summary>
    private static readonly string[] RefusedHeaders = ["jku", "jwk", "x5u", "x5c", "crit"];

    /// <summary>The client that it says it is of.</summary>
    public string ClientId => FindText("sub") ?? "";

    /// <summary>The assertion of the request, or null when it has none.</summary>
    /// <exception cref="OAuthException"><c>invalid_request</c> for one parameter without the other,
    /// <c>invalid_client</c> for what is not a JWT of the kind.</exception>
    public static ClientAssertion? Read(RequestForm form)
    {
        var (type, text) = (form.Find("client_assertion_type"), form.Find("client_assertion"));
        if (type is null && text is null)
        {
            return null;
        }

        if (type is null || text is null)
        {
            throw new OAuthException(OAuthError.InvalidRequest(
                "client_assertion and client_assertion_type belong together; one is missing."));
        }

        return type == Type
            ? Read(text)
            : throw Refuse($"The only client_assertion_type is {Type}.");
    }

    /// <summary>A claim that is a text, or null.</summary>
    public string? FindText(string claim) =>
        Claims.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>A claim that is a time (RFC 7519 §2, NumericDate), or null.</summary>
    public DateTimeOffset? FindTime(string claim) =>
        Claims.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetDouble(out var seconds) && seconds is >= 0 and < 253_402_300_800
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
            : null;

    private static ClientAssertion Read(string text)
    {
        try
        {
            var token = text.Length <= MaxLength ? new JsonWebToken(text) : throw Refuse("The assertion is too long.");
            using var payload = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(token.EncodedPayload), Strict);
            if (payload.RootElement.ValueKind == JsonValueKind.Object && !token.IsEncrypted
                && !RefusedHeaders.Any(name => token.TryGetHeaderValue<object>(name, out _)))
            {
                return new(token, payload.RootElement.Clone());
            }
        }
        catch (Exception exception) when (exception is ArgumentException or JsonException or FormatException
            or InvalidOperationException)
        {
            // Not a JWT; the sentence below says so.
        }

        throw Refuse("client_assertion is not a signed JWT with well-formed claims, or its header has jku, jwk, x5u, x5c "
            + "or crit.");
    }

    private static OAuthException Refuse(string problem) =>
        new(OAuthError.InvalidClient(problem)) { Reason = AuditCode.WrongAssertion };
}
