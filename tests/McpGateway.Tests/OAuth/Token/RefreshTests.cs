using System.Net;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.OAuth.Token;

/// <summary>A refresh token rotates; honest repetition is forgiven, theft is not (RFC 9700 §4.14.2, cases G).</summary>
[Collection(RunningSample.Name)]
public sealed class RefreshTests(GatewayFixture gateway)
{
    [Fact]
    public async Task ARefresh_RotatesAndKeepsTheOlderAccessTokenAlive()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var first = await client.ConnectAsync(olivia);

        var second = await client.RefreshAsync(first.Text("refresh_token"));

        Assert.NotEqual(first.Text("refresh_token"), second.Text("refresh_token"));
        Assert.Equal("bookings:read", second.Text("scope"));
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(first.Text("access_token"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(second.Text("access_token"))).Status);
    }

    /// <summary>G03, AS55: a lost answer is given again, the same.</summary>
    [Fact]
    public async Task TheLastRefreshRepeated_GetsTheSameAnswer()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var token = (await client.ConnectAsync(olivia)).Text("refresh_token");

        var answer = await client.RefreshAsync(token);
        var repeated = await client.RefreshAsync(token, ("resource", null));

        Assert.Equal(answer.Body, repeated.Body);
        Assert.Equal(HttpStatusCode.OK, (await client.RefreshAsync(answer.Text("refresh_token"))).Status);
    }

    /// <summary>G04 (CVE-2026-1035, GHSA-392p-2q2v-4372), failure 10 of the clients' catalogue.</summary>
    [Fact]
    public async Task FiftyAtOnce_AreOneRotationAndFiftyEqualAnswers()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire, "client_secret_post");
        var token = (await client.ConnectAsync(olivia)).Text("refresh_token");

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.RefreshAsync(token)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        var answer = Assert.Single(answers.DistinctBy(answer => answer.Body));
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(answer.Text("access_token"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.RefreshAsync(answer.Text("refresh_token"))).Status);
    }

    /// <summary>G02, G22: a generation older than the last ends the connection, with every token of it.</summary>
    [Fact]
    public async Task AnOlderGeneration_EndsTheConnection()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var first = (await client.ConnectAsync(olivia)).Text("refresh_token");
        var second = (await client.RefreshAsync(first)).Text("refresh_token");
        var third = await client.RefreshAsync(second);

        (await client.RefreshAsync(first)).AssertRefused("invalid_grant");

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.CallAsync(third.Text("access_token"))).Status);
        (await client.RefreshAsync(third.Text("refresh_token"))).AssertRefused("invalid_grant");
    }

    /// <summary>A repetition that asks for something else is no repetition.</summary>
    [Fact]
    public async Task ARepetitionThatAsksForLess_EndsTheConnection()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var token =
            (await client.ConnectAsync(olivia, ("scope", "bookings:read operations:read"))).Text("refresh_token");
        var next = await client.RefreshAsync(token);

        (await client.RefreshAsync(token, ("scope", "bookings:read"))).AssertRefused("invalid_grant");

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.CallAsync(next.Text("access_token"))).Status);
    }

    /// <summary>G05: another client that shows the token changes nothing, whichever generation.</summary>
    [Fact]
    public async Task AForeignClient_ChangesNothing()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var thief = await OAuthClient.RegisterAsync(gateway.Wire);
        var old = (await client.ConnectAsync(olivia)).Text("refresh_token");
        var older = (await client.RefreshAsync(old)).Text("refresh_token");
        var live = await client.RefreshAsync(older);

        foreach (var token in new[] { old, older, live.Text("refresh_token") })
        {
            (await thief.RefreshAsync(token)).AssertRefused("invalid_grant");
        }

        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(live.Text("access_token"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.RefreshAsync(live.Text("refresh_token"))).Status);
    }

    /// <summary>G06: a confidential client without its secret changes nothing.</summary>
    [Fact]
    public async Task WithoutAuthentication_NothingRotates()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire, "client_secret_post");
        var token = (await client.ConnectAsync(olivia)).Text("refresh_token");

        (await client.RefreshAsync(token, ("client_secret", null)))
            .AssertRefused(HttpStatusCode.Unauthorized, "invalid_client");

        Assert.Equal(HttpStatusCode.OK, (await client.RefreshAsync(token)).Status);
    }

    /// <summary>G07, G08, G10, G27: refused requests burn nothing.</summary>
    [Theory]
    [InlineData("resource", "https://evil.example/mcp", "invalid_target")]
    [InlineData("resource", "not a uri", "invalid_target")]
    [InlineData("scope", "bookings:read refunds:write", "invalid_scope")]
    [InlineData("scope", "admin", "invalid_scope")]
    [InlineData("scope", "bookings:read\"", "invalid_scope")]
    [InlineData("scope", " ", "invalid_scope")]
    [InlineData("+refresh_token", "another", "invalid_request")]
    [InlineData("+resource", "another", "invalid_request")]
    public async Task ARefusedRefresh_BurnsNothing(string name, string value, string error)
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var token = (await client.ConnectAsync(olivia)).Text("refresh_token");

        (await client.RefreshAsync(token, (name, value))).AssertRefused(error);

        Assert.Equal(HttpStatusCode.OK, (await client.RefreshAsync(token)).Status);
    }

    /// <summary>G07, AS56: RFC 6749 §6. What was narrowed once can be had again: the grant did not change.</summary>
    [Fact]
    public async Task ARefresh_MayNarrowTheAccessToken()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var token =
            (await client.ConnectAsync(olivia, ("scope", "bookings:read operations:read"))).Text("refresh_token");

        var narrow = await client.RefreshAsync(token, ("scope", "operations:read"));
        var whole = await client.RefreshAsync(narrow.Text("refresh_token"));

        Assert.Equal("operations:read", narrow.Text("scope"));
        Assert.Equal("bookings:read operations:read", whole.Text("scope"));
        var whoAmI = await client.CallAsync(narrow.Text("access_token"));
        Assert.DoesNotContain("bookings:read", whoAmI.Body, StringComparison.Ordinal);
    }

    /// <summary>G14, G17: other kinds of token and altered ones.</summary>
    [Fact]
    public async Task AnythingButTheToken_IsRefused()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var code = await client.GetCodeAsync(olivia);
        var tokens = await client.RedeemAsync(code);
        var token = tokens.Text("refresh_token");

        foreach (var other in CodeGrantTests.Altered(token).Append(code).Append(tokens.Text("access_token")))
        {
            (await client.RefreshAsync(other)).AssertRefused("invalid_grant");
        }

        (await client.RedeemAsync(token)).AssertRefused("invalid_grant");
        Assert.Equal(HttpStatusCode.OK, (await client.RefreshAsync(token)).Status);
    }

    /// <summary>G26: whichever comes first, nothing lives afterwards.</summary>
    [Fact]
    public async Task ARefreshThatRacesARevocation_LeavesNoLiveToken()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        for (var round = 0; round < 5; round++)
        {
            var token = (await client.ConnectAsync(olivia)).Text("refresh_token");

            var refreshes = Enumerable.Range(0, 4).Select(_ => client.RefreshAsync(token)).ToList();
            var revocation = await client.RevokeAsync(token);
            var answers = await Task.WhenAll(refreshes);

            Assert.Equal(HttpStatusCode.OK, revocation.Status);
            foreach (var answer in answers.Where(answer => answer.Status == HttpStatusCode.OK))
            {
                var call = await client.CallAsync(answer.Text("access_token"));
                Assert.Equal(HttpStatusCode.Unauthorized, call.Status);
                (await client.RefreshAsync(answer.Text("refresh_token"))).AssertRefused("invalid_grant");
            }
        }
    }
}
