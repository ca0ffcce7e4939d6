using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using McpGateway.OAuth.Clients;
using McpGateway.Tests.Harness;
using Microsoft.Extensions.Configuration;

namespace McpGateway.Tests.OAuth.Clients;

/// <summary>Clients of the configuration: what they may do, and every mistake in them.</summary>
public sealed class PreregisteredClientsTests
{
    private const string First = "Gateway:OAuth:Clients:0";
    private const string Secret = "a secret: with 100% odd + characters";
    private const string ClaudeCode = "https://claude.ai/oauth/claude-code-client-metadata";

    [Theory]
    [InlineData("client_secret_basic")]
    [InlineData("client_secret_post")]
    public async Task AClientWithASecret_IsProvenByIt(string method)
    {
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Secret)));
        await using var gateway = await InProcessGateway.StartAsync(
            [.. Settings("back-office-bot"), $"--{First}:TokenEndpointAuthMethod={method}", $"--{First}:SecretHash={hash}"]);

        (await AuthenticateAsync(gateway, method, Secret)).AssertRefused("invalid_grant");
        foreach (var wrong in new[] { "wrong", hash, hash.ToLowerInvariant(), Secret + " " })
        {
            (await AuthenticateAsync(gateway, method, wrong)).AssertRefused(HttpStatusCode.Unauthorized, "invalid_client");
        }

        var other = method == "client_secret_post" ? "client_secret_basic" : "client_secret_post";
        (await AuthenticateAsync(gateway, other, Secret)).AssertRefused(HttpStatusCode.Unauthorized, "invalid_client");
        (await OAuthClient.Preregistered(gateway.Wire, "back-office-bot").RefreshAsync("x"))
            .AssertRefused(HttpStatusCode.Unauthorized, "invalid_client");
    }

    [Fact]
    public async Task AClientOfTheConfiguration_CountsBeforeADocumentOfTheSameId_AndConnects()
    {
        await using var gateway = await InProcessGateway.StartAsync(Settings(ClaudeCode));
        using var olivia = Accounts.Olivia();
        var client = OAuthClient.Preregistered(gateway.Wire, ClaudeCode);

        var tokens = await client.ConnectAsync(olivia);

        Assert.Contains("Configured Assistant", olivia.ConsentText, StringComparison.Ordinal);
        Assert.DoesNotContain("verified", olivia.ConsentText, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(tokens.Text("access_token"))).Status);
    }

    [Theory]
    [InlineData("ClientId", "ClientId", "")]
    [InlineData("ClientId", "ClientId", "with space")]
    [InlineData("Name", "Name", " ")]
    [InlineData("RedirectUris:0", "RedirectUris:0", "http://client.example/cb")]
    [InlineData("RedirectUris:1", "RedirectUris:1", "javascript:alert(1)")]
    [InlineData("GrantTypes", "GrantTypes:0", "password")]
    [InlineData("GrantTypes", "GrantTypes:0", "refresh_token")]
    [InlineData("TokenEndpointAuthMethod", "TokenEndpointAuthMethod", "client_secret_jwt")]
    [InlineData("SecretHash", "TokenEndpointAuthMethod", "client_secret_post")]
    [InlineData("SecretHash", "SecretHash", "a secret itself")]
    [InlineData("Jwks", "TokenEndpointAuthMethod", "private_key_jwt")]
    [InlineData("Jwks", "Jwks", "{}")]
    [InlineData("Jwks", "JwksUri", "https://client.example/jwks")]
    [InlineData("JwksUri", "JwksUri", "http://client.example/jwks", "private_key_jwt")]
    [InlineData("JwksUri", "JwksUri", "https://169.254.169.254/jwks", "private_key_jwt")]
    [InlineData("Jwks", "Jwks", "no JSON", "private_key_jwt")]
    [InlineData("Jwks", "Jwks", """{"keys":[{"kty":"oct","k":"AQAB"}]}""", "private_key_jwt")]
    public void AMistake_IsNamedBySetting(string named, string setting, string value, string? method = null)
    {
        var settings = Sound();
        settings[$"{First}:TokenEndpointAuthMethod"] = method;
        settings[$"{First}:{setting}"] = value;

        var problem = Assert.Single(FindProblems(settings));

        Assert.StartsWith($"{First}:{named} ", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("a secret itself", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryMistake_IsNamedAtOnce()
    {
        var settings = Sound();
        settings[$"{First}:Name"] = "";
        settings["Gateway:OAuth:Clients:1:ClientId"] = "client";

        var problems = FindProblems(settings);

        Assert.Equal(
        [
            "0:Name", "1:Name", "1:RedirectUris", "1:ClientId",
        ], problems.Select(problem => problem.Split(' ')[0]["Gateway:OAuth:Clients:".Length..]));
        Assert.Empty(FindProblems(Sound()));
    }

    private static Dictionary<string, string?> Sound() => new()
    {
        [$"{First}:ClientId"] = "client",
        [$"{First}:Name"] = "Configured Assistant",
        [$"{First}:RedirectUris:0"] = OAuthClient.Https,
    };

    private static List<string> FindProblems(Dictionary<string, string?> settings)
    {
        var options = new PreregisteredClientsOptions();
        new ConfigurationBuilder().AddInMemoryCollection(settings.Where(setting => setting.Value is not null)).Build()
            .GetSection(PreregisteredClientsOptions.Section).Bind(options);
        return [.. options.Validate(new ValidationContext(options)).Select(result => result.ErrorMessage!)];
    }

    private static string[] Settings(string clientId) =>
    [
        $"--{First}:ClientId={clientId}", $"--{First}:Name=Configured Assistant",
        $"--{First}:RedirectUris:0={OAuthClient.Https}",
    ];

    private static Task<WireAnswer> AuthenticateAsync(InProcessGateway gateway, string method, string secret) =>
        method == "client_secret_post"
            ? OAuthClient.Preregistered(gateway.Wire, "back-office-bot", secret).RefreshAsync("x")
            : gateway.Wire.PostFormAsync("/token", [("grant_type", "refresh_token"), ("refresh_token", "x")],
                Wire.Basic("back-office-bot", secret));
}
