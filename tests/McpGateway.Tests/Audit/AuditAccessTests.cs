using System.Net;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Audit;

/// <summary>Who may read the audit log: the operator's security staff and credentials, and nobody else.</summary>
[Collection(RunningSample.Name)]
public sealed class AuditAccessTests(GatewayFixture gateway)
{
    private const string Path = "/api/v1/audit/events";

    [Theory]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer wrong")]
    [InlineData("Bearer {0}x")]
    [InlineData("Bearer  {0}")]
    [InlineData("Basic d3Jvbmc6d3Jvbmc=")]
    [InlineData("Basic {0}")]
    [InlineData("{0}")]
    public async Task AnythingButTheCredential_IsChallenged(string header)
    {
        var value = header.Replace("{0}", gateway.OperatorCredential, StringComparison.Ordinal);

        var answer = await gateway.Wire.GetAsync(Path, ("Authorization", value));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.StartsWith("Bearer ", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
        Assert.DoesNotContain(gateway.OperatorCredential, answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAnyCredential_ItIsChallenged() =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await gateway.Wire.GetAsync(Path)).Status);

    [Fact]
    public async Task TheCredential_Reads()
    {
        var answer = await gateway.Wire.GetAsync(Path, ("Authorization", $"bearer {gateway.OperatorCredential}"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
    }

    /// <summary>A credential does not open the pages of a person.</summary>
    [Fact]
    public async Task TheCredential_OpensNoPage()
    {
        var answer = await gateway.Wire.GetAsync(
            "/connections", ("Authorization", $"Bearer {gateway.OperatorCredential}"));

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
    }

    [Theory]
    [InlineData("sam@operator.example", "try-sam", HttpStatusCode.OK)]
    [InlineData("dana@operator.example", "try-dana", HttpStatusCode.Forbidden)]
    [InlineData("olivia@alpine.example", "try-olivia", HttpStatusCode.Forbidden)]
    public async Task ASession_ReadsForSecurityStaffOnly(string login, string password, HttpStatusCode status)
    {
        using var visitor = new Visitor(login, password);
        await visitor.OpenAsync($"{gateway.GatewayUrl}/connections");
        var cookie = visitor.Browser.Cookies.GetCookieHeader(new(gateway.GatewayUrl));

        Assert.Equal(status, (await gateway.Wire.GetAsync(Path, ("Cookie", cookie))).Status);
        Assert.Equal(status, (await gateway.Wire.GetAsync(
            Path, ("Cookie", cookie), ("Authorization", "Bearer wrong"))).Status);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    [InlineData("PUT")]
    public async Task TheLog_IsOnlyRead(string method)
    {
        var answer = await gateway.Wire.SendAsync(new(method), Path, body: null, contentType: null,
            ("Authorization", $"Bearer {gateway.OperatorCredential}"));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
    }
}
