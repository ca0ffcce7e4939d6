using System.Text;
using System.Text.Json;
using McpGateway.Mcp;
using McpGateway.Mcp.Messages;
using McpGateway.Mcp.Methods;
using McpGateway.Tests.Mcp.Messages;
using McpGateway.Tests.Tools;
using McpGateway.Tools;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace McpGateway.Tests.Mcp.Methods;

/// <summary>What a call says beside its tool and arguments, and how its user is asked.</summary>
public sealed class CallParamsTests
{
    [Theory]
    [InlineData("""{"elicitation":{}}""", true)]
    [InlineData("""{"elicitation":{"form":{}}}""", true)]
    [InlineData("""{"elicitation":{"form":{},"url":{}}}""", true)]
    [InlineData("""{"elicitation":{"url":{}}}""", false)]
    [InlineData("""{"elicitation":true}""", false)]
    [InlineData("""{"sampling":{}}""", false)]
    public void OnlyAClientThatDeclaresForms_IsAskedByForm(string capabilities, bool canElicit)
    {
        var declared = JsonSerializer.Deserialize<JsonElement>(capabilities);
        using var envelope = Call().WithMeta("clientCapabilities", declared).Read();

        Assert.Equal(canElicit, Read(envelope, Era.Modern).CanElicit);
        Assert.False(Read(envelope, Era.Legacy).CanElicit);
    }

    [Fact]
    public void AnAnswer_IsReadFromAModernClientOnly()
    {
        var posted = Call();
        posted.Params["requestState"] = "state";
        posted.Params["inputResponses"] = new { confirm = new { action = "accept" } };
        using var envelope = posted.Read();

        var modern = Read(envelope, Era.Modern);
        Assert.Equal("state", modern.State);
        Assert.Equal(JsonValueKind.Object, modern.InputResponses.ValueKind);
        Assert.Null(Read(envelope, Era.Legacy).State);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData("true", false)]
    public void ARehearsal_IsAskedForByTheValueTrue(object value, bool isRehearsal)
    {
        var posted = Call();
        posted.Meta!["gateway/rehearsal"] = value;
        using var envelope = posted.Read();

        Assert.Equal(isRehearsal, Read(envelope, Era.Legacy).IsRehearsal);
    }

    [Fact]
    public void TheQuestion_IsWhatTheSdkReads()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            UserQuestion.Write(writer, new ToolAnswer.Asked("Really?", "mge_x"));
            writer.WriteEndObject();
        }

        var result = JsonSerializer.Deserialize<InputRequiredResult>(buffer.ToArray(), McpJsonUtilities.DefaultOptions)!;

        Assert.Equal("mge_x", result.RequestState);
        var (key, asked) = Assert.Single(result.InputRequests!);
        Assert.Equal(("confirm", "elicitation/create"), (key, asked.Method));
        Assert.Contains("\"Really?\"", Encoding.UTF8.GetString(buffer.ToArray()), StringComparison.Ordinal);
    }

    private static Posted Call() => Posted.Complete("tools/call", "refund_order");

    private static ToolRequest Read(McpEnvelope envelope, Era era)
    {
        var gateway = Options.Create(new GatewayOptions { PublicUrl = "https://mcp.example.com" });
        var card = new ServerCard(gateway, Options.Create(new McpOptions()));
        var call = new McpCall(
            new DefaultHttpContext(), ToolsHost.CallerWith("refunds:write"), null, envelope, era, card);
        Assert.Null(CallParams.TryRead(call, out var request));
        return request;
    }
}
