using System.ComponentModel.DataAnnotations;
using McpGateway.Mcp.Listening;

namespace McpGateway.Tests.Mcp.Listening;

public sealed class ListeningOptionsTests
{
    [Fact]
    public void TheDefaults_AreSound() => Assert.Empty(Validate(new()));

    [Fact]
    public void EveryMistake_IsNamed() => Assert.Equal(
        [
            "Gateway:Mcp:Listening:InAll", "Gateway:Mcp:Listening:KeepAlive", "Gateway:Mcp:Listening:LookEvery",
            "Gateway:Mcp:Listening:PerConnection",
        ],
        Validate(new() { LookEvery = TimeSpan.Zero, KeepAlive = TimeSpan.FromHours(1), PerConnection = 0, InAll = 0 })
            .Select(mistake => mistake.ErrorMessage!.Split(' ')[0]).Order(StringComparer.Ordinal));

    private static IEnumerable<ValidationResult> Validate(ListeningOptions options) =>
        options.Validate(new ValidationContext(options));
}
