using System.Globalization;
using System.Text.Json;

namespace McpGateway.OAuth.Clients;

/// <summary>
/// The metadata a client registers with (RFC 7591 §2), read member by member: what is not named here is ignored, so
/// that nobody can register a member that means something to us (a client id, a secret, a privilege).
/// </summary>
internal sealed record RegistrationRequest(
    string Name, IReadOnlyList<string> RedirectUris, IReadOnlyList<string> GrantTypes, string TokenEndpointAuthMethod)
{
    private const int MaxRedirectUris = 10;
    private const int MaxNameLength = 200;

    public static readonly string[] OfferedGrantTypes = ["authorization_code", "refresh_token"];

    /// <exception cref="OAuthException"><c>invalid_redirect_uri</c> or <c>invalid_client_metadata</c>, naming the
    /// member.</exception>
    public static RegistrationRequest Read(JsonElement metadata) => Read(metadata, ClientAuthentication.None);

    /// <param name="defaultAuthMethod">Where the metadata names none.</param>
    public static RegistrationRequest Read(JsonElement metadata, string defaultAuthMethod)
    {
        if (metadata.ValueKind != JsonValueKind.Object)
        {
            throw Invalid("Send a JSON object.");
        }

        RefuseUnsupported(metadata);
        return new(
            ReadName(metadata), ReadRedirectUris(metadata), ReadGrantTypes(metadata),
            ReadAuthMethod(metadata, defaultAuthMethod));
    }

    public static string ReadName(JsonElement metadata)
    {
        if (ReadText(metadata, "client_name") is not { } name || !name.Any(IsVisible))
        {
            return "Unnamed assistant";
        }

        return name.Length <= MaxNameLength && !name.Any(IsDisruptive)
            ? name
            : throw Invalid($"client_name must be at most {MaxNameLength} characters, without control characters, "
                + "line separators, invisible characters and marks that turn the direction of text.");
    }

    private static bool IsVisible(char c) =>
        char.IsLetterOrDigit(c) || char.IsPunctuation(c) || char.IsSymbol(c) || char.IsSurrogate(c);

    /// <summary>Characters that make the text around them read differently (Unicode UAX #9, explicit formatting) or
    /// that nobody sees, so that two names look like one. Scripts and emoji need the two joiners.</summary>
    private static bool IsDisruptive(char c) => char.IsControl(c) || c is '\u2028' or '\u2029'
        || (char.GetUnicodeCategory(c) == UnicodeCategory.Format && c is not ('\u200c' or '\u200d'));

    public static List<string> ReadRedirectUris(JsonElement metadata)
    {
        var uris = ReadTexts(metadata, "redirect_uris")
            ?? throw InvalidRedirect("redirect_uris is missing; register at least one.");
        if (uris.Count is 0 or > MaxRedirectUris)
        {
            throw InvalidRedirect($"redirect_uris must have 1 to {MaxRedirectUris} entries.");
        }

        for (var i = 0; i < uris.Count; i++)
        {
            if (RedirectUri.FindProblem(uris[i]) is { } problem)
            {
                throw InvalidRedirect($"redirect_uris[{i}]: {problem}");
            }
        }

        return uris;
    }

    public static string[] ReadGrantTypes(JsonElement metadata)
    {
        if (ReadTexts(metadata, "response_types") is { } responseTypes && !responseTypes.Contains("code"))
        {
            throw Invalid("response_types must contain code, the only one offered.");
        }

        // Clients list grants of other servers too; they get what is offered here, and read so in the answer.
        if (ReadTexts(metadata, "grant_types") is not { } asked)
        {
            return OfferedGrantTypes;
        }

        return asked.Contains("authorization_code")
            ? [.. OfferedGrantTypes.Where(asked.Contains)]
            : throw Invalid("grant_types must contain authorization_code.");
    }

    // RFC 7591 §2 says client_secret_basic when left out; the clients that leave it out are public ones.
    private static string ReadAuthMethod(JsonElement metadata, string defaultAuthMethod)
    {
        var method = ReadText(metadata, "token_endpoint_auth_method") ?? defaultAuthMethod;
        return ClientAuthentication.RegistrableMethods.Contains(method)
            ? method
            : throw Invalid("token_endpoint_auth_method must be one of "
                + string.Join(", ", ClientAuthentication.RegistrableMethods) + ".");
    }

    private static void RefuseUnsupported(JsonElement metadata)
    {
        if (metadata.TryGetProperty("software_statement", out _))
        {
            throw new OAuthException(new OAuthError(
                "invalid_software_statement", "Software statements are not accepted; leave software_statement out."));
        }

        if (metadata.TryGetProperty("jwks", out _) && metadata.TryGetProperty("jwks_uri", out _))
        {
            throw Invalid("jwks and jwks_uri exclude each other.");
        }
    }

    public static string? ReadText(JsonElement metadata, string member) =>
        !metadata.TryGetProperty(member, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw Invalid($"{member} must be a string.");

    public static List<string>? ReadTexts(JsonElement metadata, string member)
    {
        if (!metadata.TryGetProperty(member, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Array
            && value.EnumerateArray().All(entry => entry.ValueKind == JsonValueKind.String)
                ? [.. value.EnumerateArray().Select(entry => entry.GetString()!)]
                : throw (member == "redirect_uris" ? InvalidRedirect("redirect_uris must be an array of strings.")
                    : Invalid($"{member} must be an array of strings."));
    }

    private static OAuthException Invalid(string description) => new(OAuthError.InvalidClientMetadata(description));

    private static OAuthException InvalidRedirect(string description) =>
        new(OAuthError.InvalidRedirectUri(description));
}
