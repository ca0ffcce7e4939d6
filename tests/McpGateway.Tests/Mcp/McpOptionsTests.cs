using System.ComponentModel.DataAnnotations;
using McpGateway.Mcp;

namespace McpGateway.Tests.Mcp;

public sealed class McpOptionsTests
{
    [Theory]
    [InlineData("https://inspector.example.com")]
    [InlineData("http://localhost:6274")]
    public void AllowedOrigins_TakesAnOrigin(string origin) => Assert.Empty(Validate(origin));

    [Theory]
    [InlineData("*")]
    [InlineData("null")]
    [InlineData("inspector.example.com")]
    [InlineData("https://inspector.example.com/")]
    [InlineData("https://Inspector.example.com")]
    [InlineData("https://inspector.example.com:443")]
    [InlineData("https://someone@inspector.example.com")]
    [InlineData("file:///page")]
    public void AllowedOrigins_RefusesWhatCouldNeverMatch(string origin) =>
        Assert.Contains($"Gateway:Mcp:AllowedOrigins has '{origin}'", Assert.Single(Validate(origin)).ErrorMessage);

    private static IEnumerable<ValidationResult> Validate(string origin)
    {
        var options = new McpOptions { AllowedOrigins = { origin } };
        return options.Validate(new ValidationContext(options));
    }
}
