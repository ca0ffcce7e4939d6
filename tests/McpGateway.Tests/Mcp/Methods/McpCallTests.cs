using System.Text;
using McpGateway.Mcp;
using McpGateway.Mcp.Messages;
using McpGateway.Mcp.Methods;
using McpGateway.Tests.Mcp.Messages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace McpGateway.Tests.Mcp.Methods;

public sealed class McpCallTests : IDisposable
{
    private readonly CancellationTokenSource hungUp = new();
    private readonly MemoryStream sent = new();
    private readonly McpEnvelope envelope = new Posted().Read();

    [Fact]
    public void H19_HangingUp_CancelsAModernCall_ButNotAnOlderOne()
    {
        hungUp.Cancel();

        Assert.True(Call(Era.Modern).Cancelled.IsCancellationRequested);
        Assert.False(Call(Era.Legacy).Cancelled.IsCancellationRequested);
    }

    [Fact]
    public async Task AnswerAsync_TellsTheLength_OfWhatItSends()
    {
        var call = Call(Era.Legacy);

        await call.AnswerAsync("é", static (writer, text) => writer.WriteString("said", text));

        Assert.Equal("""{"jsonrpc":"2.0","id":1,"result":{"said":"é","_meta":{"gateway/requestId":"req_1"}}}""",
            Encoding.UTF8.GetString(sent.ToArray()));
        Assert.Equal(sent.Length, call.Context.Response.ContentLength);
    }

    [Fact]
    public async Task RefuseAsync_EchoesTheId()
    {
        var call = Call(Era.Modern);

        await call.RefuseAsync(McpError.HeaderMismatch("Say \"it\" again."));

        Assert.Equal("""{"jsonrpc":"2.0","id":1,"error":{"code":-32020,"message":"Say \"it\" again."}}""",
            Encoding.UTF8.GetString(sent.ToArray()));
        Assert.Equal(400, call.Context.Response.StatusCode);
    }

    public void Dispose()
    {
        envelope.Dispose();
        hungUp.Dispose();
        sent.Dispose();
    }

    private McpCall Call(Era era)
    {
        var context = new DefaultHttpContext { RequestAborted = hungUp.Token };
        context.Response.Body = sent;
        var caller = new Caller
        {
            RequestId = "req_1",
            ConnectionId = "con_1",
            UserId = "usr_1",
            OrganizerId = "org_1",
            ClientId = "client_1",
            Provider = "test",
            Scopes = ScopeSet.Empty,
            ExpiresAt = DateTimeOffset.MaxValue,
            GetBackOfficeTokenAsync = _ => new("unused"),
        };
        var gateway = Options.Create(new GatewayOptions { PublicUrl = "https://mcp.example.com" });
        var card = new ServerCard(gateway, Options.Create(new McpOptions()));
        return new(context, caller, null, envelope, era, card);
    }
}
