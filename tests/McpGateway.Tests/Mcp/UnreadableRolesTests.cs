using McpGateway.Connections;
using McpGateway.Tests.Harness;
using McpGateway.Tests.Tools;
using Microsoft.Extensions.DependencyInjection;

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
        var token = (await _client.RefreshAsync(await ConnectAsync())).Text("access_token");
        _backOffice.BeforeUserInfo = context => StubBackOffice.AnswerAsync(context, "{}", status: status);
        _backOffice.Token = context => StubBackOffice.AnswerAsync(context, """{"error":"invalid_grant"}""", status: 400);

        var answer = await _gateway.Wire.PostAsync("/mcp", """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""", "application/json",
            ("Authorization", $"Bearer {token}"), ("Accept", "application/json, text/event-stream"));

        var error = answer.Json().GetProperty("error");
        Assert.Equal(-32603, error.GetProperty("code").GetInt32());
        Assert.Matches($"^{words} \\(request id [0-9a-f]{{32}}\\)\\.$", error.GetProperty("message").GetString());
    }

    private async Task<string> ConnectAsync(string scope = "bookings:read")
    {
        var now = _gateway.Clock.GetUtcNow();
        var id = Handles.NewRecordId();
        var (text, hash) = _gateway.Services.GetRequiredService<Handles>().Issue(HandleKind.RefreshToken, id);
        Assert.True(await _gateway.Services.GetRequiredService<ConnectionStore>().TryAddAsync(new()
        {
            Id = id,
            UserId = "usr_1",
            OrganizerId = "org_1",
            OrganizerName = "One",
            ClientId = _client.Id,
            ClientName = "A client",
            RedirectHost = "client.example",
            Provider = "Unknown",
            Scope = scope,
            Resource = $"{_gateway.Url}/mcp",
            CreatedAt = now,
            ExpiresAt = now.AddDays(1),
            Code = new([1], "", OAuthClient.Https, now.AddMinutes(1), true, now),
            AccessTokens = [],
            Refresh = new(1, hash, null),
            BackOffice = new() { AccessToken = "first", RefreshToken = "refresh", ExpiresAt = now.AddHours(1) },
        }, CancellationToken.None));
        return text;
    }
}
