using System.Net;
using System.Text.Json.Nodes;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.OAuth.Token;

/// <summary>A code is worth tokens once, to the client that it was made for (OAuth 2.1 §4.1.3, cases F).</summary>
[Collection(RunningSample.Name)]
public sealed class CodeGrantTests(GatewayFixture gateway)
{
    public static TheoryData<string, string?, string> Mismatches => new()
    {
        // F02, F03, F06: CVE-2025-4144, CVE-2023-48228; RFC 7636 §4.6.
        { "code_verifier", null, "invalid_grant" },
        { "code_verifier", "", "invalid_grant" },
        { "code_verifier", new string('a', 64), "invalid_grant" },
        { "code_verifier", new string('a', 42), "invalid_grant" },
        { "code_verifier", new string('a', 129), "invalid_grant" },
        { "code_verifier", "with a space in it and long enough to be a verifier", "invalid_grant" },
        { "code_verifier", "with\0nul\0in\0it\0and\0long\0enough\0to\0be\0a\0verifier", "invalid_request" },
        // F09, F11.
        { "redirect_uri", "https://client.example/other", "invalid_grant" },
        { "redirect_uri", "https://client.example/cb/", "invalid_grant" },
        { "redirect_uri", "https://client.example:443/cb", "invalid_grant" },
        // F21, F30: RFC 8707 §2.2.
        { "resource", "https://evil.example/mcp", "invalid_target" },
        { "resource", "not a uri", "invalid_target" },
        // F26–F28, G14: CVE-2026-27840.
        { "code", "' OR 1=1 --", "invalid_grant" },
        { "code", "{\"$ne\":null}", "invalid_grant" },
        { "code", null, "invalid_request" },
    };

    /// <summary>Each mismatch is refused and burns nothing: the right request succeeds afterwards.</summary>
    [Theory]
    [MemberData(nameof(Mismatches))]
    public async Task AMismatch_IsRefusedAndBurnsNothing(string name, string? value, string error)
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var code = await client.GetCodeAsync(olivia);

        (await client.RedeemAsync(code, (name, value))).AssertRefused(error);

        Assert.Equal(HttpStatusCode.OK, (await client.RedeemAsync(code)).Status);
    }

    /// <summary>F27: exact to the character.</summary>
    [Fact]
    public async Task AnAlteredCode_IsRefused()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var code = await client.GetCodeAsync(olivia);

        foreach (var altered in Altered(code))
        {
            (await client.RedeemAsync(altered)).AssertRefused("invalid_grant");
        }

        Assert.Equal(HttpStatusCode.OK, (await client.RedeemAsync(code)).Status);
    }

    /// <summary>F08, F16: another client, though it authenticates and knows the verifier, changes nothing.</summary>
    [Fact]
    public async Task AnotherClient_CannotRedeem()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var thief = await OAuthClient.RegisterAsync(gateway.Wire, "client_secret_post");
        var code = await client.GetCodeAsync(olivia);
        (string, string?)[] asThief = [("client_id", thief.Id), ("client_secret", thief.Secret)];

        (await client.RedeemAsync(code, asThief)).AssertRefused("invalid_grant");
        var token = (await client.RedeemAsync(code)).Text("access_token");
        (await client.RedeemAsync(code, asThief)).AssertRefused("invalid_grant");

        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(token)).Status);
    }

    /// <summary>F09: optional where it was sent before (OAuth 2.1 §10.2).</summary>
    [Theory]
    [InlineData("redirect_uri")]
    [InlineData("resource")]
    public async Task WhatWasSaidBefore_MayBeLeftOut(string name)
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);

        var answer = await client.RedeemAsync(await client.GetCodeAsync(olivia), (name, null));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    /// <summary>F11: the port of the authorization request, no other loopback port.</summary>
    [Fact]
    public async Task AnotherLoopbackPortThanAskedFrom_IsRefused()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire, redirectUri: OAuthClient.Loopback);
        var code = await client.GetCodeAsync(olivia, ("redirect_uri", "http://127.0.0.1:50001/cb"));

        (await client.RedeemAsync(code)).AssertRefused("invalid_grant");
        (await client.RedeemAsync(code, ("redirect_uri", "http://127.0.0.1:50002/cb"))).AssertRefused("invalid_grant");
        var right = await client.RedeemAsync(code, ("redirect_uri", "http://127.0.0.1:50001/cb"));
        Assert.Equal(HttpStatusCode.OK, right.Status);
    }

    /// <summary>F12: a replay that proves the verifier ends the connection (RFC 9700 §4.14.2).</summary>
    [Fact]
    public async Task AReplay_IsRefusedAndEndsTheConnection()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var code = await client.GetCodeAsync(olivia);
        var tokens = await client.RedeemAsync(code);

        (await client.RedeemAsync(code)).AssertRefused("invalid_grant");

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.CallAsync(tokens.Text("access_token"))).Status);
        (await client.RefreshAsync(tokens.Text("refresh_token"))).AssertRefused("invalid_grant");
    }

    /// <summary>F15: whoever saw the code but not the verifier cannot end a connection.</summary>
    [Fact]
    public async Task AReplayThatProvesNothing_EndsNothing()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var code = await client.GetCodeAsync(olivia);
        var token = (await client.RedeemAsync(code)).Text("access_token");

        (await client.RedeemAsync(code, ("code_verifier", new string('a', 64)))).AssertRefused("invalid_grant");
        (await client.RedeemAsync(code, ("code_verifier", null))).AssertRefused("invalid_grant");

        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(token)).Status);
    }

    /// <summary>F14 (GHSA-7w99-5wm4-3g79): many at once get at most one answer, and none lives on.</summary>
    [Fact]
    public async Task RedeemedManyTimesAtOnce_AtMostOneAnswerAndNoLiveToken()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var code = await client.GetCodeAsync(olivia);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.RedeemAsync(code)));

        var success = Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.All(answers.Except([success]), answer => answer.AssertRefused("invalid_grant"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.CallAsync(success.Text("access_token"))).Status);
    }

    /// <summary>C59: one challenge in two requests makes two codes that are not each other's.</summary>
    [Fact]
    public async Task TwoCodesOfOneChallenge_AreWorthOnceEach()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var (first, second) = (await client.GetCodeAsync(olivia), await client.GetCodeAsync(olivia));

        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.OK, (await client.RedeemAsync(first)).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.RedeemAsync(second)).Status);
    }

    /// <summary>F31: no refresh token for a client that did not register for it.</summary>
    [Fact]
    public async Task AClientWithoutTheRefreshGrant_GetsNoRefreshToken()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire, metadata: new JsonObject
        {
            ["grant_types"] = new JsonArray("authorization_code"),
        });

        var answer = await client.ConnectAsync(olivia, ("scope", "bookings:read offline_access"));

        Assert.False(answer.Json().TryGetProperty("refresh_token", out _));
        (await client.RefreshAsync("x")).AssertRefused("unauthorized_client");
    }

    /// <summary>P03, P15: every refusal of a code reads the same.</summary>
    [Fact]
    public async Task UnknownUsedAndForeignCodes_ReadTheSame()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var code = await client.GetCodeAsync(olivia);

        var unknown = await client.RedeemAsync("mgc_unknown");
        var wrong = await client.RedeemAsync(code, ("code_verifier", new string('a', 64)));
        await client.RedeemAsync(code);
        var used = await client.RedeemAsync(code);

        Assert.Equal(unknown.Body, wrong.Body);
        Assert.Equal(unknown.Body, used.Body);
    }

    internal static IEnumerable<string> Altered(string handle)
    {
        var last = handle[^1] == 'A' ? 'B' : 'A';
        var middle = handle[40] == 'A' ? 'B' : 'A';
        return
        [
            handle + " ", " " + handle, handle + "x", handle[..^1], handle[1..], handle[..^1] + last,
            handle[..40] + middle + handle[41..], handle.ToUpperInvariant(), handle.ToLowerInvariant(),
            Uri.EscapeDataString(handle + "\0"), handle.Replace("mg", "MG", StringComparison.Ordinal), handle + "=",
            handle[..4] + new string('!', handle.Length - 4), handle[..4] + new string('A', handle.Length - 4),
            handle[..4] + new string('=', handle.Length - 4), handle[..^2] + "\n\n",
        ];
    }
}
