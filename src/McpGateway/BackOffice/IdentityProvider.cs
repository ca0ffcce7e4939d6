using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace McpGateway.BackOffice;

/// <summary>The back office's OpenID provider: its discovery document and its token endpoint.</summary>
internal sealed class IdentityProvider : IDisposable
{
    private readonly IdentityProviderOptions options;
    private readonly TimeProvider time;
    private readonly HttpClient http = BackOfficeHttp.Create(TimeSpan.FromSeconds(10));
    private readonly ConfigurationManager<OpenIdConnectConfiguration> discovery;

    public IdentityProvider(IOptions<IdentityProviderOptions> options, TimeProvider time)
    {
        this.options = options.Value;
        this.time = time;
        var authority = this.options.Authority.TrimEnd('/');
        discovery = new($"{authority}/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(http)
            {
                RequireHttps = authority.StartsWith("https:", StringComparison.Ordinal),
            });
    }

    public string ClientId => options.ClientId;

    public string Scope => options.Scope;

    /// <summary>The discovery document with its signing keys, cached.</summary>
    /// <exception cref="BackOfficeException">It cannot be read, or names another issuer (OpenID Connect Discovery
    /// §4.3).</exception>
    public async ValueTask<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancellationToken)
    {
        try
        {
            var configuration = await discovery.GetConfigurationAsync(cancellationToken);
            return configuration.Issuer?.TrimEnd('/') == options.Authority.TrimEnd('/')
                ? configuration
                : throw new BackOfficeException(BackOfficeFailure.Garbage);
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException)
        {
            throw new BackOfficeException(BackOfficeFailure.Unreachable, exception);
        }
    }

    /// <summary>Makes the next read fetch the document anew: a key that we do not know may just have been
    /// added.</summary>
    public void ForgetConfiguration() => discovery.RequestRefresh();

    /// <summary>Redeems the code of a sign-in (RFC 6749 §4.1.3); the id token is not validated yet.</summary>
    public async ValueTask<(BackOfficeTokens Tokens, string IdToken)> RedeemAsync(
        string code, string redirectUri, string codeVerifier, CancellationToken cancellationToken)
    {
        using var answer = await PostAsync(new()
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = redirectUri,
            ["code_verifier"] = codeVerifier,
        }, cancellationToken);
        var idToken = ReadText(answer.RootElement, "id_token")
            ?? throw new BackOfficeException(BackOfficeFailure.Garbage);
        return (ReadTokens(answer.RootElement, null), idToken);
    }

    /// <summary>Renews an access token (RFC 6749 §6).</summary>
    /// <exception cref="BackOfficeException"><see cref="BackOfficeFailure.SignedOut"/> when the provider
    /// refuses.</exception>
    public async ValueTask<BackOfficeTokens> RefreshAsync(string refreshToken, CancellationToken cancellationToken)
    {
        using var answer = await PostAsync(new()
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = refreshToken,
        }, cancellationToken);
        return ReadTokens(answer.RootElement, refreshToken);
    }

    public void Dispose() => http.Dispose();

    private async ValueTask<JsonDocument> PostAsync(
        Dictionary<string, string> form, CancellationToken cancellationToken)
    {
        var configuration = await GetConfigurationAsync(cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, configuration.TokenEndpoint);
        // RFC 6749 §2.3.1: both halves are form-encoded before they are joined.
        var credentials = $"{Uri.EscapeDataString(options.ClientId)}:{Uri.EscapeDataString(options.ClientSecret)}";
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Content = new FormUrlEncodedContent(form);
        return await BackOfficeHttp.ReadJsonAsync(http, request, cancellationToken);
    }

    private BackOfficeTokens ReadTokens(JsonElement answer, string? previousRefreshToken)
    {
        // Only recommended (RFC 6749 §5.1), and some providers write the number as a text.
        var lifetime = answer.TryGetProperty("expires_in", out var seconds)
            && int.TryParse(seconds.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                ? TimeSpan.FromSeconds(value)
                : TimeSpan.FromMinutes(5);
        return new()
        {
            AccessToken = ReadText(answer, "access_token") ?? throw new BackOfficeException(BackOfficeFailure.Garbage),
            RefreshToken = ReadText(answer, "refresh_token") ?? previousRefreshToken,
            ExpiresAt = time.GetUtcNow() + lifetime,
        };
    }

    private static string? ReadText(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
