using System.Net;
using System.Text.Json;
using McpGateway.Conformance.AuthorizationServer;
using McpGateway.Conformance.Deployments;
using McpGateway.Conformance.Transport;

namespace McpGateway.Conformance.ProtectedResource;

/// <summary>What a good token is good for, and what it is not.</summary>
public sealed class ScopeTests
{
    [Theory, OnEveryDeployment, Requirement("RS5", "RS13", "RS14", "RS15", "RS20")]
    public async Task ACallBeyondTheScopes_Is403_AndWithTheScopesOfItsChallengeItWorks(Deployment gateway)
    {
        var narrow = await NarrowestAsync(gateway);
        var few = await gateway.ConnectAsync(scope: narrow);
        var (answer, tool) = await FindBeyondAsync(gateway, few.Text("access_token"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        var challenge = ChallengeTests.Read(answer);
        Assert.Equal("insufficient_scope", challenge["error"]);
        Assert.Equal($"{gateway.Url}/.well-known/oauth-protected-resource/mcp", challenge["resource_metadata"]);
        Assert.Contains(narrow, challenge["scope"].Split(' '));
        Assert.DoesNotContain("offline_access", challenge["scope"], StringComparison.Ordinal);

        var more = await gateway.ConnectAsync(scope: challenge["scope"]);
        var again = await new Rpc(gateway, more.Text("access_token")).AskAsync("tools/call", $$"""{"name":"{{tool}}"}""");
        Assert.Equal(HttpStatusCode.OK, again.Status);
    }

    [Theory, OnEveryDeployment, Requirement("RS8", "RS9")]
    public async Task AToken_WorksAtItsOwnResourceAlone(Deployment gateway)
    {
        var pinned = $"/mcp/{gateway.Account.Organizer}";
        var client = await gateway.GetClientAsync();
        var general = await gateway.GetTokenAsync();
        var own = (await gateway.ConnectAsync(resource: gateway.Url + pinned)).Text("access_token");

        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(own, pinned)).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(general)).Status);
        foreach (var (token, path) in new[] { (own, "/mcp"), (general, pinned), (own, $"{pinned}2") })
        {
            var answer = await client.CallAsync(token, path);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
            Assert.Equal("invalid_token", ChallengeTests.Read(answer)["error"]);
        }
    }

    [Theory, OnEveryDeployment, Requirement("RS9")]
    public async Task TheToken_IsWorthNothingAtTheBackOffice(Deployment gateway)
    {
        Assert.SkipWhen(gateway.Sample is null, Target.NeedsSample);
        using var backOffice = new Tests.Harness.Wire(gateway.Sample.BackOfficeUrl);
        var token = await gateway.GetTokenAsync();
        var client = await gateway.GetClientAsync();
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(token)).Status);

        var answer = await backOffice.GetAsync("/v1/organizers/org_alpine/bookings", ("Authorization", $"Bearer {token}"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
    }

    [Theory, OnEveryDeployment, Requirement("RS21")]
    public async Task WhatARoleMayNot_IsNotListed_AndACallIsNoAuthorizationError(Deployment gateway)
    {
        Assert.SkipWhen(gateway.Limited is null, Target.NeedsSample);
        var every = string.Join(' ', DiscoveryTests.Texts(await gateway.GetMetadataAsync(), "scopes_supported"));
        var limited = new Rpc(gateway, (await gateway.ConnectAsync(gateway.Limited, scope: every)).Text("access_token"));
        var free = new Rpc(gateway, (await gateway.ConnectAsync(scope: every)).Text("access_token"));
        var forbidden = Names(await free.ListToolsAsync()).Except(Names(await limited.ListToolsAsync())).ToList();

        Assert.NotEmpty(forbidden);
        foreach (var tool in forbidden)
        {
            var answer = await limited.AskAsync("tools/call", $$"""{"name":"{{tool}}"}""");
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.DoesNotContain("WWW-Authenticate", answer.Headers.Keys);
            Assert.True(IsRefusal(answer.Json()), answer.Body);
        }
    }

    private static bool IsRefusal(JsonElement answer) =>
        answer.TryGetProperty("error", out var error)
            ? error.GetProperty("code").GetInt32() == -32602
            : answer.GetProperty("result").GetProperty("isError").GetBoolean();

    private static async Task<string> NarrowestAsync(Deployment gateway) => DiscoveryTests.Texts(
        (await gateway.Wire.GetAsync("/.well-known/oauth-protected-resource/mcp")).Json(), "scopes_supported").Order().First();

    /// <summary>The first tool that the account has, but not with this token, and what calling it answers.</summary>
    private static async Task<(Tests.Harness.WireAnswer Answer, string Tool)> FindBeyondAsync(Deployment gateway, string token)
    {
        var (few, many) = (new Rpc(gateway, token), await Rpc.OnAsync(gateway));
        var tool = Names(await many.ListToolsAsync()).Except(Names(await few.ListToolsAsync())).First();
        return (await few.AskAsync("tools/call", $$"""{"name":"{{tool}}"}"""), tool);
    }

    private static IEnumerable<string> Names(IEnumerable<JsonElement> tools) =>
        tools.Select(tool => tool.GetProperty("name").GetString()!);
}
