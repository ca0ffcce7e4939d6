using System.ComponentModel.DataAnnotations;
using McpGateway.Audit.Sinks;
using Microsoft.Extensions.Configuration;

namespace McpGateway.Tests.Audit.Sinks;

/// <summary>A sink that could not work, or not safely, keeps the gateway from starting.</summary>
public sealed class SinkOptionsTests
{
    private const string Secret = "a-webhook-secret-of-thirty-two-bytes-or-more";

    [Theory]
    [InlineData("Webhook:Url", "http://collector.example/audit")]
    [InlineData("Webhook:Url", "collector.example")]
    [InlineData("Webhook:Url", "ftp://collector.example")]
    [InlineData("Webhook:Url", "https://user:word@collector.example")]
    [InlineData("Webhook:Secrets", "too-short", "Webhook:Secrets:1")]
    [InlineData("Otlp:Endpoint", "http://10.0.0.1:4318")]
    [InlineData("Otlp:Headers:bad name", "x")]
    [InlineData("LookEvery", "00:00:00")]
    [InlineData("RetryAtMost", "1.00:00:00")]
    [InlineData("Timeout", "00:00:20")]
    public void AMistake_IsNamedWithItsSetting(string named, string value, string? setting = null)
    {
        var mistakes = MistakesOf(setting ?? named, value);

        Assert.Contains($"Gateway:Audit:Sinks:{named}", Assert.Single(mistakes), StringComparison.Ordinal);
    }

    [Fact]
    public void AWebhookWithoutASecret_IsAMistake() =>
        Assert.Contains("Gateway:Audit:Sinks:Webhook:Secrets", Assert.Single(MistakesOf("Webhook:Secrets:0", null)), StringComparison.Ordinal);

    [Theory]
    [InlineData("Webhook:Url", "https://collector.example/audit?of=us")]
    [InlineData("Otlp:Endpoint", "http://127.0.0.1:4318")]
    [InlineData("Otlp:Endpoint", "https://collector.example")]
    [InlineData("Otlp:Headers:Authorization", "Bearer of-the-collector")]
    public void WhatIsSound_IsTaken(string setting, string value) => Assert.Empty(MistakesOf(setting, value));

    [Theory]
    [InlineData("http://127.0.0.1:9/audit")]
    [InlineData("http://localhost:9/audit")]
    [InlineData("https://10.0.0.1/audit")]
    [InlineData("https://169.254.169.254/latest")]
    [InlineData("https://[::1]/audit")]
    [InlineData("https://[fd00::1]/audit")]
    [InlineData("https://2130706433/audit")]
    public void AWebhookWithinANetwork_IsAMistake_UnlessThatIsAllowed(string url)
    {
        Assert.Contains("Webhook:AllowPrivateAddresses", Assert.Single(MistakesOf("Webhook:Url", url)), StringComparison.Ordinal);
        Assert.Empty(MistakesOf("Webhook:Url", url, ("Webhook:AllowPrivateAddresses", "true")));
    }

    /// <summary>An ending that is not there is that of nothing.</summary>
    private static List<string> MistakesOf(string setting, string? value, params (string Name, string Value)[] others)
    {
        var settings = new Dictionary<string, string?>(
            others.Select(other => KeyValuePair.Create(other.Name, (string?)other.Value)))
        {
            ["Webhook:Url"] = "https://collector.example",
            ["Webhook:Secrets:0"] = Secret,
            [setting] = value,
        };
        var options = new SinkOptions();
        new ConfigurationBuilder().AddInMemoryCollection(settings.Where(entry => entry.Value is not null)).Build().Bind(options);
        return [.. options.Validate(new ValidationContext(options)).Select(mistake => mistake.ErrorMessage!)];
    }
}
