using System.Net;
using System.Text.Json;
using McpGateway.Conformance.Deployments;
using McpGateway.Tests.Harness;

namespace McpGateway.Conformance.AuthorizationServer;

/// <summary>A code for tokens (OAuth 2.1 §4.1.3).</summary>
public sealed class CodeTests
{
    [Theory, OnEveryDeployment, Requirement("AS51", "AS52", "AS53")]
    public async Task TheAnswer_IsWhatAStrictClientReads(Deployment gateway)
    {
        var answer = await gateway.ConnectAsync();

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.StartsWith("application/json", answer.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Contains("no-store", answer.Header("Cache-Control"), StringComparison.Ordinal);
        var json = answer.Json();
        Assert.Equal("Bearer", json.GetProperty("token_type").GetString());
        Assert.InRange(json.GetProperty("expires_in").GetInt64(), 1, 3600);
        Assert.NotEmpty(json.GetProperty("scope").GetString()!);
        Assert.NotEmpty(json.GetProperty("refresh_token").GetString()!);
        Assert.All(json.EnumerateObject(), member => Assert.NotEqual(JsonValueKind.Null, member.Value.ValueKind));
    }

    [Theory, OnEveryDeployment, Requirement("AS49")]
    public async Task ACodeThatComesTwice_EndsWhatItOpened(Deployment gateway)
    {
        var client = await gateway.GetClientAsync();
        var code = await GetCodeAsync(gateway, client);
        var tokens = await client.RedeemAsync(code);
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(tokens.Text("access_token"))).Status);

        (await client.RedeemAsync(code)).AssertRefused("invalid_grant");

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.CallAsync(tokens.Text("access_token"))).Status);
        (await client.RefreshAsync(tokens.Text("refresh_token"))).AssertRefused("invalid_grant");
    }

    [Theory, OnEveryDeployment, Requirement("AS49")]
    public async Task ACodeThatComesManyTimesAtOnce_OpensOneConnectionAtMost_WhichEnds(Deployment gateway)
    {
        var client = await gateway.GetClientAsync();
        var code = await GetCodeAsync(gateway, client);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => client.RedeemAsync(code)));

        var opened = answers.Where(answer => answer.Status == HttpStatusCode.OK).ToList();
        Assert.InRange(opened.Count, 0, 1);
        Assert.All(answers.Except(opened), answer => answer.AssertRefused("invalid_grant"));
        Assert.All(await Task.WhenAll(opened.Select(answer => client.CallAsync(answer.Text("access_token")))),
            answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.Status));
    }

    [Theory, OnEveryDeployment, Requirement("AS49", "AS57")]
    public async Task ACode_IsBoundToItsClientRedirectAndProofKey_AndSurvivesWrongTries(Deployment gateway)
    {
        var client = await gateway.GetClientAsync();
        var other = await OAuthClient.RegisterAsync(gateway.Wire);
        var code = await GetCodeAsync(gateway, client);

        (await client.RedeemAsync(code, ("client_id", other.Id))).AssertRefused("invalid_grant");
        (await client.RedeemAsync(code, ("redirect_uri", "https://client.example/other"))).AssertRefused("invalid_grant");
        (await client.RedeemAsync(code, ("code_verifier", null))).AssertRefused("invalid_grant", "invalid_request");
        (await client.RedeemAsync(code, ("code_verifier", new string('a', 64)))).AssertRefused("invalid_grant");
        (await client.RedeemAsync(code + "x")).AssertRefused("invalid_grant");

        Assert.Equal(HttpStatusCode.OK, (await client.RedeemAsync(code)).Status);
    }

    [Theory, OnEveryDeployment("42", "129"), Requirement("AS58")]
    public async Task AVerifierOfTheWrongLength_IsRefused_EvenIfItsHashIsRight(Deployment gateway, string length)
    {
        var client = await gateway.GetClientAsync();
        var verifier = new string('v', int.Parse(length));
        var code = await GetCodeAsync(gateway, client, ("code_challenge", OAuthClient.Challenge(verifier)));

        (await client.RedeemAsync(code, ("code_verifier", verifier))).AssertRefused("invalid_grant", "invalid_request");
    }

    [Theory, OnEveryDeployment, Requirement("AS44")]
    public async Task AForeignResource_IsRefused_AndTheCodeStaysGood(Deployment gateway)
    {
        var client = await gateway.GetClientAsync();
        var code = await GetCodeAsync(gateway, client);

        (await client.RedeemAsync(code, ("resource", "https://evil.example/mcp"))).AssertRefused("invalid_target");

        Assert.Equal(HttpStatusCode.OK, (await client.RedeemAsync(code)).Status);
    }

    [Theory, OnEveryDeployment("client_secret_basic", "client_secret_post"), Requirement("AS1", "AS36", "AS51")]
    public async Task AClientWithASecret_ConnectsByItsOwnMethodAlone(Deployment gateway, string method)
    {
        var client = await gateway.GetClientAsync(method);
        var code = await GetCodeAsync(gateway, client);
        var basic = Wire.Basic(client.Id, client.Secret!);
        (string, string?)[] withoutSecret =
        [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", client.RedirectUri),
            ("code_verifier", client.Verifier),
        ];

        Task<WireAnswer> ByHeader(params (string, string)[] header) => gateway.Wire.PostFormAsync("/token", withoutSecret, header);
        Task<WireAnswer> InBody() => client.RedeemAsync(code);
        var isBasic = method == "client_secret_basic";

        (await (isBasic ? InBody() : ByHeader(basic))).AssertRefused(HttpStatusCode.Unauthorized, "invalid_client");
        (await client.RedeemAsync(code, ("client_secret", null))).AssertRefused(HttpStatusCode.Unauthorized, "invalid_client");
        var wrong = await ByHeader(Wire.Basic(client.Id, "wrong"));
        wrong.AssertRefused(HttpStatusCode.Unauthorized, "invalid_client");
        Assert.StartsWith("Basic ", wrong.Header("WWW-Authenticate"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await (isBasic ? ByHeader(basic) : InBody())).Status);
    }

    internal static async Task<string> GetCodeAsync(
        Deployment gateway, OAuthClient client, params (string Name, string? Value)[] changes)
    {
        using var visitor = gateway.Visit();
        var answer = await client.AuthorizeAsync(visitor, gateway.Account.Organizer, [("scope", null), .. changes]);
        return answer["code"];
    }
}
