using System.ComponentModel.DataAnnotations;
using McpGateway.OAuth.Clients;

namespace McpGateway.Tests.OAuth.Clients;

/// <summary>A mistake in who may register stops the start and names its setting.</summary>
public sealed class RegistrationOptionsTests
{
    [Theory]
    [InlineData("Closed", "", 30, "Registration")]
    [InlineData("open", "", 30, "Registration")]
    [InlineData("AllowedRedirectHosts", "", 30, "AllowedRedirectHosts")]
    [InlineData("Open", "claude.ai", 30, "AllowedRedirectHosts")]
    [InlineData("Off", "claude.ai", 30, "AllowedRedirectHosts")]
    [InlineData("AllowedRedirectHosts", "https://claude.ai", 30, "AllowedRedirectHosts:0")]
    [InlineData("AllowedRedirectHosts", "Claude.ai", 30, "AllowedRedirectHosts:0")]
    [InlineData("AllowedRedirectHosts", "claude.ai:443", 30, "AllowedRedirectHosts:0")]
    [InlineData("AllowedRedirectHosts", "claude.ai/cb", 30, "AllowedRedirectHosts:0")]
    [InlineData("AllowedRedirectHosts", "*.claude.ai", 30, "AllowedRedirectHosts:0")]
    [InlineData("AllowedRedirectHosts", "claude.ai,", 30, "AllowedRedirectHosts:1")]
    [InlineData("AllowedRedirectHosts", "Cursor://", 30, "AllowedRedirectHosts:0")]
    [InlineData("Open", "", 0, "UnusedRegistrationLifetime")]
    [InlineData("Open", "", 366, "UnusedRegistrationLifetime")]
    public void AMistake_IsNamedBySetting(string registration, string hosts, int days, string named) =>
        Assert.StartsWith($"Gateway:OAuth:{named} ",
            Assert.Single(FindProblems(registration, hosts, days)), StringComparison.Ordinal);

    [Theory]
    [InlineData("Open", "")]
    [InlineData("Off", "")]
    [InlineData("AllowedRedirectHosts", "claude.ai,localhost,127.0.0.1,[::1],cursor://")]
    public void WhatIsDocumented_IsAccepted(string registration, string hosts) =>
        Assert.Empty(FindProblems(registration, hosts, days: 30));

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(1_000_000, true)]
    [InlineData(1_000_001, false)]
    public void TheNumberOfUnusedRegistrations_HasBounds(int most, bool isFine)
    {
        var options = new RegistrationOptions { MaxUnusedRegistrations = most };

        var problems = options.Validate(new ValidationContext(options)).Select(result => result.ErrorMessage!).ToList();

        Assert.Equal(isFine, problems.Count == 0);
        Assert.All(problems, problem => Assert.StartsWith("Gateway:OAuth:MaxUnusedRegistrations is ", problem,
            StringComparison.Ordinal));
    }

    private static List<string> FindProblems(string registration, string hosts, int days)
    {
        var options = new RegistrationOptions
        {
            Registration = registration,
            UnusedRegistrationLifetime = TimeSpan.FromDays(days),
        };
        foreach (var host in hosts == "" ? [] : hosts.Split(','))
        {
            options.AllowedRedirectHosts.Add(host);
        }

        return [.. options.Validate(new ValidationContext(options)).Select(result => result.ErrorMessage!)];
    }
}
