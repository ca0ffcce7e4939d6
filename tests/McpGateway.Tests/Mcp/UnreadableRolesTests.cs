using McpGateway.Tests.Harness;
using McpGateway.Tests.Tools;

namespace McpGateway.Tests.Mcp;

/// <summary>What a client is told that asks for the tools while the back office does not say who its user is.</summary>
public sealed class UnreadableRolesTests : IAsyncLifetime
{
    private StubBackOffice _backOffice = null!;
    private InProcessGateway _gateway = null!;
    private OAuthClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _backOffice = await StubBackOffice.StartAsync();
        _gateway = await InProcessGateway.StartAsync(
            $"--Gateway:SignIn:Authority={_backOffice.Url}", "--Gateway:Roles:RefreshAfter=00:00:00");
        _client = await OAuthClient.RegisterAsync(_gateway.Wire);
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _backOffice.DisposeAsync();
    }

    [Theory]
    [InlineData(401, "The user's session at the back office has ended; the user must disconnect and connect again")]
    [InlineData(500, "The back office gave no usable answer; try again in a while")]
    public async Task TheError_SaysWhatHelps(int status, string words)
    {
        var (_, refreshToken) = await MadeConnection.AddAsync(_gateway, _client.Id);
        var token = (await _client.RefreshAsync(refreshToken)).Text("access_token");
        _backOffice.BeforeUserInfo = context => StubBackOffice.AnswerAsync(context, "{}", status: status);
        _backOffice.Token = context => StubBackOffice.AnswerAsync(context, """{"error":"invalid_grant"}""", status: 400);

        var answer = await _gateway.Wire.PostAsync("/mcp", """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""", "application/json",
            ("Authorization", $"Bearer {token}"), ("Accept", "application/json, text/event-stream"));

        var error = answer.Json().GetProperty("error");
        Assert.Equal(-32603, error.GetProperty("code").GetInt32());
        Assert.Matches($"^{words} \\(request id [0-9a-f]{{32}}\\)\\.$", error.GetProperty("message").GetString());
    }
}
