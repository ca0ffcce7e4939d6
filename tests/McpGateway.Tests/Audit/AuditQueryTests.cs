using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Audit;

/// <summary>What the audit log tells, to whom asks rightly, and what it never tells.</summary>
public sealed class AuditQueryTests : IAsyncLifetime
{
    private const string Credential = "a-credential-of-more-than-thirty-two-characters";

    private static readonly string Hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Credential)));

    private InProcessGateway _gateway = null!;

    public async ValueTask InitializeAsync() => _gateway = await InProcessGateway.StartAsync(
        "--Gateway:Api:Credentials:0:Name=tests",
        $"--Gateway:Api:Credentials:0:SecretHash={Hash}");

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task ASoundQuery_IsAnswered()
    {
        await OAuthClient.RegisterAsync(_gateway.Wire);

        foreach (var query in new[]
        {
            "from=2027-01-04", "from=2027-01-04T08:00:00Z", "from=2027-01-04T10:00:00%2B02:00",
            "from=2027-01-04T08:00:00.123Z", "outcome=SUCCESS", "limit=", "limit=1000",
        })
        {
            Assert.Contains("client.registered", await ActionsAsync(query));
        }
    }

    /// <summary>P24: one event for each step, in its order, newest first.</summary>
    [Fact]
    public async Task AConnectionsLife_IsTold()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);
        var page = await olivia.OpenAsync(client.AuthorizeUrl());
        await olivia.Browser.PressAsync(
            page, page.Get<AngleSharp.Html.Dom.IHtmlElement>("[value=deny]"), client.RedirectUri);
        var code = await client.GetCodeAsync(olivia);
        var first = await client.RedeemAsync(code);
        await client.CallAsync(first.Text("access_token"));
        var second = await client.RefreshAsync(first.Text("refresh_token"));
        await client.RefreshAsync(second.Text("refresh_token"));
        await client.RefreshAsync(first.Text("refresh_token"));

        Assert.Equal(
        [
            "connection.revoked", "token.reuse_detected", "token.refreshed", "token.refreshed", "tool.called",
            "token.issued", "consent.given", "authorize.accepted", "consent.denied", "authorize.accepted",
            "sign_in.completed", "authorize.accepted", "client.registered",
        ], await ActionsAsync($"client={client.Id}"));
        Assert.Equal(["consent.denied", "token.reuse_detected"], (await ActionsAsync("outcome=denied")).Order());
        Assert.Equal(["connection.revoked"], await ActionsAsync("code=refresh_token_reused"));
        Assert.Equal(["tool.called"], await ActionsAsync("tool=whoami&user=usr_7kq2m9xtd4&organizer=org_alpine"));
        Assert.Empty(await ActionsAsync("organizer=org_lakeside&action=tool.called"));
    }

    /// <summary>G5: reading is itself told, after the answer that it was.</summary>
    [Fact]
    public async Task Reading_IsAudited()
    {
        Assert.Empty(await ActionsAsync(""));

        var read = Assert.Single(await EventsAsync("action=audit.read&limit=1"));

        Assert.Equal("credential:tests", read.GetProperty("user_id").GetString());
    }

    [Fact]
    public async Task Pages_FollowOneAnotherWithoutGapOrRepetition()
    {
        for (var i = 0; i < 7; i++)
        {
            await OAuthClient.RegisterAsync(_gateway.Wire);
        }

        var all = await SequencesAsync("action=client.registered");
        var paged = new List<long>();
        for (var before = ""; ; before = $"&before={paged[^1]}")
        {
            var page = await SequencesAsync($"action=client.registered&limit=3{before}");
            paged.AddRange(page);
            if (page.Count < 3)
            {
                break;
            }
        }

        Assert.Equal(7, all.Count);
        Assert.Equal(all, paged);
        Assert.Equal(all.OrderDescending(), all);
    }

    [Fact]
    public async Task TimesBoundTheAnswer()
    {
        await OAuthClient.RegisterAsync(_gateway.Wire);
        _gateway.Clock.Advance(TimeSpan.FromHours(1));
        await OAuthClient.RegisterAsync(_gateway.Wire);

        Assert.Single(await EventsAsync("action=client.registered&from=2027-01-04T09:30:00Z"));
        Assert.Single(await EventsAsync("action=client.registered&to=2027-01-04T09:30:00Z"));
        Assert.Empty(await EventsAsync("action=client.registered&from=2027-01-05"));
    }

    /// <summary>S18: ids, never a name, an address or a secret.</summary>
    [Fact]
    public async Task NothingPersonalAndNoSecret_IsInIt()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire, "client_secret_post");
        var tokens = await client.ConnectAsync(olivia);
        await client.CallAsync(tokens.Text("access_token"));

        var log = (await AskAsync("")).Body;

        Assert.Contains("usr_7kq2m9xtd4", log, StringComparison.Ordinal);
        foreach (var word in new[]
        {
            "olivia", "Steiner", "127.0.0.1", "A client under test", client.Secret!, client.Verifier,
            tokens.Text("access_token"), tokens.Text("refresh_token"), "mga_", "mgr_", "mgc_", "mgs_",
        })
        {
            Assert.DoesNotContain(word, log, StringComparison.OrdinalIgnoreCase);
        }
    }

    private Task<WireAnswer> AskAsync(string query) =>
        _gateway.Wire.GetAsync($"/api/v1/audit/events?{query}", ("Authorization", $"Bearer {Credential}"));

    private async Task<List<JsonElement>> EventsAsync(string query)
    {
        var answer = await AskAsync(query);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
        return [.. answer.Json().GetProperty("events").EnumerateArray()];
    }

    private async Task<List<string>> ActionsAsync(string query) =>
        [.. (await EventsAsync(query)).Select(one => one.GetProperty("action").GetString()!)];

    private async Task<List<long>> SequencesAsync(string query) =>
        [.. (await EventsAsync(query)).Select(one => one.GetProperty("sequence").GetInt64())];
}
