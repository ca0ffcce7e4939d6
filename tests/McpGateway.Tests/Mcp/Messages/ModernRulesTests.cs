using System.Text.Json;
using McpGateway.Mcp.Messages;

namespace McpGateway.Tests.Mcp.Messages;

/// <summary>What 2026-07-28 asks of every request: rows H9 to H13.</summary>
public sealed class ModernRulesTests
{
    private static readonly Dictionary<string, Func<Posted>> accepted = new()
    {
        ["as asked"] = () => Posted.Complete(),
        ["a tool by name"] = () => Posted.Complete("tools/call", "whoami"),
        ["H11 a name in base64"] = () =>
            Posted.Complete("tools/call", "größe").With("Mcp-Name", "=?base64?Z3LDtsOfZQ==?="),
        ["H11 header names in any case"] = () =>
            Posted.Complete().Without("Mcp-Method").With("MCP-METHOD", "tools/list"),
        ["H13 no clientInfo"] = () => Posted.Complete().WithoutMeta("clientInfo"),
    };

    private static readonly Dictionary<string, (int Code, Func<Posted> Request)> refused = new()
    {
        ["H9 no version header"] = (-32020, () => Posted.Complete().Without("MCP-Protocol-Version")),
        ["H9 another version in the header"] =
            (-32020, () => Posted.Complete().With("MCP-Protocol-Version", "2025-11-25")),
        ["H9 another version in the body"] = (-32020, () => Posted.Complete().WithMeta("protocolVersion", "v999.0.0")),
        ["H9 the version header twice"] =
            (-32020, () => Posted.Complete().With("MCP-Protocol-Version", Posted.Modern, Posted.Modern)),
        ["H10 a version that nobody knows"] = (-32022, () =>
            Posted.Complete().With("MCP-Protocol-Version", "v999.0.0").WithMeta("protocolVersion", "v999.0.0")),
        ["H10 an unknown version and no metadata"] =
            (-32022, () => Posted.Complete().With("MCP-Protocol-Version", "2031-01-01").WithoutMeta()),
        ["H11 no method header"] = (-32020, () => Posted.Complete().Without("Mcp-Method")),
        ["H11 another method"] = (-32020, () => Posted.Complete().With("Mcp-Method", "prompts/list")),
        ["H11 the method in capitals"] = (-32020, () => Posted.Complete().With("Mcp-Method", "TOOLS/LIST")),
        ["H11 no name header"] = (-32020, () => Posted.Complete("tools/call", "whoami").Without("Mcp-Name")),
        ["H11 another name"] = (-32020, () => Posted.Complete("tools/call", "whoami").With("Mcp-Name", "refund_order")),
        ["H11 a name header without a name"] =
            (-32020, () => Posted.Complete("tools/call").With("Mcp-Name", "whoami")),
        ["H11 a name that is a number"] =
            (-32020, () => Posted.Complete("tools/call", "1").WithParam("name", 1)),
        ["H11 broken base64"] =
            (-32020, () => Posted.Complete("tools/call", "whoami").With("Mcp-Name", "=?base64?!!?=")),
        ["H11 bare letters beyond ASCII"] =
            (-32020, () => Posted.Complete("tools/call", "größe").With("Mcp-Name", "größe")),
        ["H11 the uri of a resource"] =
            (-32020, () => Posted.Complete("resources/read").WithParam("uri", "a:b").With("Mcp-Name", "a:c")),
        ["H13 no metadata"] = (-32602, () => Posted.Complete().WithoutMeta()),
        ["H13 no version in the metadata"] = (-32602, () => Posted.Complete().WithoutMeta("protocolVersion")),
        ["H13 a version that is a number"] = (-32602, () => Posted.Complete().WithMeta("protocolVersion", 2026)),
        ["H13 no capabilities"] = (-32602, () => Posted.Complete().WithoutMeta("clientCapabilities")),
        ["H13 capabilities that are a list"] =
            (-32602, () => Posted.Complete().WithMeta("clientCapabilities", Array.Empty<int>())),
    };

    public static TheoryData<string> Accepted => [.. accepted.Keys];

    public static TheoryData<string> Refused => [.. refused.Keys];

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Check_AcceptsARequest(string row)
    {
        var posted = accepted[row]();
        using var envelope = posted.Read();

        Assert.Null(ModernRules.Check(envelope, posted.Headers));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Check_RefusesARequest_With400(string row)
    {
        var (code, request) = refused[row];
        var posted = request();
        using var envelope = posted.Read();

        var error = ModernRules.Check(envelope, posted.Headers);

        Assert.Equal((400, code), (error?.Status, error?.Code));
    }

    [Fact]
    public void Check_NamesEveryRevision_WhenTheOneAskedForIsUnknown()
    {
        var posted = Posted.Complete().With("MCP-Protocol-Version", "v999").WithMeta("protocolVersion", "v999");
        using var envelope = posted.Read();

        using var data = JsonDocument.Parse(ModernRules.Check(envelope, posted.Headers)!.Data);

        Assert.Equal("v999", data.RootElement.GetProperty("requested").GetString());
        Assert.Equal(McpProtocolVersion.Supported,
            data.RootElement.GetProperty("supported").EnumerateArray().Select(version => version.GetString()));
    }
}
