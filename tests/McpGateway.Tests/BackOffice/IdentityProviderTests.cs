using McpGateway.BackOffice;
using McpGateway.Tests.Sample;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace McpGateway.Tests.BackOffice;

/// <summary>What providers put into a token answer (RFC 6749 §5.1), over HTTP.</summary>
public sealed class IdentityProviderTests
{
    [Theory]
    [InlineData("""{"access_token":"a","expires_in":3600}""", 3600)]
    [InlineData("""{"access_token":"a","expires_in":"3600"}""", 3600)]
    [InlineData("""{"access_token":"a","expires_in":null}""", 300)]
    [InlineData("""{"access_token":"a","expires_in":{"seconds":1}}""", 300)]
    [InlineData("""{"access_token":"a"}""", 300)]
    public async Task TheLifetime_IsReadHoweverItIsWritten_OrTakenToBeShort(string answer, int seconds)
    {
        var clock = new ManualClock(new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero));
        await using var issuer = await StartAsync(answer);
        using var provider = new IdentityProvider(Options.Create(new IdentityProviderOptions
        {
            Authority = issuer.Urls.Single(),
            ClientId = "gateway",
            ClientSecret = "secret",
        }), clock);

        var tokens = await provider.RefreshAsync("r", TestContext.Current.CancellationToken);

        Assert.Equal(clock.GetUtcNow().AddSeconds(seconds), tokens.ExpiresAt);
        Assert.Equal("r", tokens.RefreshToken);
    }

    private static async Task<WebApplication> StartAsync(string tokenAnswer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/.well-known/openid-configuration", (HttpContext context) =>
        {
            var origin = $"{context.Request.Scheme}://{context.Request.Host}";
            return Results.Json(new { issuer = origin, token_endpoint = $"{origin}/token" });
        });
        app.MapPost("/token", () => Results.Content(tokenAnswer, "application/json"));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
