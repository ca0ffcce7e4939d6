using McpGateway.Mcp;
using McpGateway.Mcp.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace McpGateway.Tests.Mcp.Http;

/// <summary>Which hosts and origins are let in: rows H2 and H25.</summary>
public sealed class TrustedOriginsTests
{
    [Theory]
    [InlineData("http://localhost:8080", "localhost:8080", true)]
    [InlineData("http://localhost:8080", "LOCALHOST:8080", true)]
    [InlineData("http://localhost:8080", "127.0.0.1:8080", true)]
    [InlineData("http://localhost:8080", "[::1]:8080", true)]
    [InlineData("http://localhost:8080", "localhost:8081", false)]
    [InlineData("http://localhost:8080", "localhost", false)]
    [InlineData("http://localhost:8080", "localhost.evil.example:8080", false)]
    [InlineData("http://localhost:8080", "evil.example.com", false)]
    [InlineData("http://localhost:8080", "", false)]
    [InlineData("http://localhost", "localhost", true)]
    [InlineData("https://mcp.example.com", "mcp.example.com", true)]
    [InlineData("https://mcp.example.com", "mcp.example.com:443", true)]
    [InlineData("https://mcp.example.com", "mcp.example.com:80", false)]
    [InlineData("https://mcp.example.com", "localhost", false)]
    [InlineData("https://mcp.example.com", "10.0.0.1", false)]
    public void AcceptsHost_TakesThePublicHost(string publicUrl, string host, bool accepted) =>
        Assert.Equal(accepted, Of(publicUrl).AcceptsHost(new HostString(host)));

    [Theory]
    [InlineData("http://localhost:8080", "http://localhost:8080", true)]
    [InlineData("http://localhost:8080", "http://localhost:6274", true)]
    [InlineData("http://localhost:8080", "https://127.0.0.1:6274", true)]
    [InlineData("https://localhost:8080", "http://localhost:8080", true)]
    [InlineData("http://localhost:8080", "http://evil.example.com", false)]
    [InlineData("http://localhost:8080", "http://localhost.evil.example", false)]
    [InlineData("http://localhost:8080", "http://evil@localhost", false)]
    [InlineData("http://localhost:8080", "http://localhost:6274/page", false)]
    [InlineData("http://localhost:8080", "chrome-extension://localhost", false)]
    [InlineData("http://localhost:8080", "null", false)]
    [InlineData("http://localhost:8080", "", false)]
    [InlineData("https://mcp.example.com", "https://mcp.example.com", true)]
    [InlineData("https://mcp.example.com", "https://inspector.example.com", true)]
    [InlineData("https://mcp.example.com", "http://mcp.example.com", false)]
    [InlineData("https://mcp.example.com", "http://localhost:6274", false)]
    public void AcceptsOrigin_TakesItsOwnAndConfiguredPages(string publicUrl, string origin, bool accepted) =>
        Assert.Equal(accepted, Of(publicUrl, "https://inspector.example.com").AcceptsOrigin(origin));

    private static TrustedOrigins Of(string publicUrl, params string[] allowed)
    {
        var options = new McpOptions();
        foreach (var origin in allowed)
        {
            options.AllowedOrigins.Add(origin);
        }

        return new(Options.Create(new GatewayOptions { PublicUrl = publicUrl }), Options.Create(options));
    }
}
