using McpGateway.Mcp.Messages;

namespace McpGateway.Tests.Mcp.Messages;

/// <summary>The era is read off each request; nothing else decides it.</summary>
public sealed class EraOfRequestTests
{
    private static readonly Dictionary<string, (bool IsModern, Func<Posted> Request)> requests = new()
    {
        ["a complete modern request"] = (true, () => Posted.Complete()),
        ["a modern header alone"] = (true, () => Posted.Complete().WithoutMeta()),
        ["modern metadata alone"] = (true, () => Posted.Complete().Without("MCP-Protocol-Version")),
        ["an unknown version"] = (true, () => new Posted().With("MCP-Protocol-Version", "1999-01-01")),
        ["modern metadata beside a legacy header"] =
            (true, () => Posted.Complete().With("MCP-Protocol-Version", "2025-11-25")),
        ["a modern initialize"] = (true, () => Posted.Complete("initialize")),
        ["no header: 2025-03-26"] = (false, () => new Posted()),
        ["2024-11-05"] = (false, () => new Posted().With("MCP-Protocol-Version", "2024-11-05")),
        ["2025-06-18"] = (false, () => new Posted().With("MCP-Protocol-Version", "2025-06-18")),
        ["2025-11-25"] = (false, () => new Posted().With("MCP-Protocol-Version", "2025-11-25")),
        ["a legacy version in the metadata"] = (false, () =>
            new Posted().With("MCP-Protocol-Version", "2025-11-25").WithMeta("protocolVersion", "2025-11-25")),
        ["a handshake after a modern probe"] =
            (false, () => new Posted { Method = "initialize" }.With("MCP-Protocol-Version", Posted.Modern)),
    };

    public static TheoryData<string> Requests => [.. requests.Keys];

    [Theory]
    [MemberData(nameof(Requests))]
    public void Of_ReadsTheEra(string row)
    {
        var (isModern, request) = requests[row];
        var posted = request();
        using var envelope = posted.Read();

        Assert.Equal(isModern ? Era.Modern : Era.Legacy, EraOfRequest.Of(envelope, posted.Headers));
    }
}
