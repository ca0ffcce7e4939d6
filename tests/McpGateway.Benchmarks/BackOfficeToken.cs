using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;
using McpGateway.Tests.Harness;

namespace McpGateway.Benchmarks;

/// <summary>A token of the back office's own, for the bare forwarder: signed in as the gateway would.</summary>
internal static class BackOfficeToken
{
    public static async Task<string> GetAsync(string backOfficeUrl, string clientSecret, string redirectUri)
    {
        var verifier = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        using var visitor = new Visitor("olivia@alpine.example", "try-olivia");
        var callback = await visitor.AllowAsync(
            $"{backOfficeUrl}/oidc/authorize?response_type=code&client_id=mcpgateway&scope=openid&state=s&nonce=n"
            + $"&redirect_uri={Uri.EscapeDataString(redirectUri)}&code_challenge={challenge}&code_challenge_method=S256",
            redirectUri, "");
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = HttpUtility.ParseQueryString(callback.Query)["code"]!,
            ["redirect_uri"] = redirectUri,
            ["code_verifier"] = verifier,
            ["client_id"] = "mcpgateway",
            ["client_secret"] = clientSecret,
        });
        using var answer = await http.PostAsync($"{backOfficeUrl}/oidc/token", form);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
        return json.RootElement.GetProperty("access_token").GetString()!;
    }
}
