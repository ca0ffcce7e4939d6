using McpGateway.Mcp.Messages;

namespace McpGateway.Tests.Mcp.Messages;

public sealed class McpProtocolVersionTests
{
    [Theory]
    [InlineData("2026-07-28", true, true, false)]
    [InlineData("2025-11-25", true, false, true)]
    [InlineData("2025-06-18", true, false, true)]
    [InlineData("2025-03-26", true, false, true)]
    [InlineData("2024-11-05", true, false, true)]
    [InlineData("2024-10-07", true, false, true)]
    [InlineData("2027-01-01", false, true, false)]
    [InlineData("1999-01-01", false, false, false)]
    [InlineData("", false, false, false)]
    public void AVersion_KnowsItsEra(string text, bool isSupported, bool isModern, bool isLegacy)
    {
        var version = new McpProtocolVersion(text);

        Assert.Equal((isSupported, isModern, isLegacy), (version.IsSupported, version.IsModern, version.IsLegacy));
    }

    [Fact]
    public void Supported_ListsTheNewestFirst()
    {
        var versions = McpProtocolVersion.Supported;

        Assert.Equal(versions.OrderDescending(StringComparer.Ordinal), versions);
    }
}
