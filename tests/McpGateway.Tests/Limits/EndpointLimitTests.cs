using System.Net;
using System.Net.Sockets;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Limits;

/// <summary>Each of the smaller endpoints has a limit of its own, which one caller uses up for nobody else.</summary>
public sealed class EndpointLimitTests
{
    private const string LogoutPath = "/sign-in/backchannel-logout";

    [Fact]
    public async Task Introspection_IsLimitedByCredential()
    {
        await using var gateway = await StartAsync("Introspection");
        await IntrospectAsync(gateway, AuditLog.Authorization);
        await IntrospectAsync(gateway, AuditLog.Authorization);

        var refused = await IntrospectAsync(gateway, AuditLog.Authorization);

        refused.AssertRefused(HttpStatusCode.TooManyRequests, "temporarily_unavailable");
        Assert.Equal("10", refused.Header("Retry-After"));
        Assert.Equal(HttpStatusCode.OK, (await IntrospectAsync(gateway, Another)).Status);
        await AssertToldAsync(gateway, "introspection");
        gateway.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.OK, (await IntrospectAsync(gateway, AuditLog.Authorization)).Status);
    }

    [Theory]
    [InlineData("/api/v1/audit/events")]
    [InlineData("/api/v1/clients/x/timeline")]
    [InlineData("/admin/clients")]
    public async Task Management_IsLimitedByWhoAsks(string path)
    {
        await using var gateway = await StartAsync("Management");
        await gateway.Wire.GetAsync(path, Another);
        await gateway.Wire.GetAsync(path, Another);

        var refused = await gateway.Wire.GetAsync(path, Another);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Equal("10", refused.Header("Retry-After"));
        Assert.Contains("Wait as long as Retry-After says", refused.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await gateway.Wire.GetAsync(path, AuditLog.Authorization)).Status);
        using var sam = Accounts.Sam();
        Assert.Equal(HttpStatusCode.OK, (await sam.OpenAsync($"{gateway.Url}/admin/clients")).Status);
        await AssertToldAsync(gateway, "management", "credential:another");
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task ARegistration_IsLimitedByItsIdFromOneAddress(string method)
    {
        await using var gateway = await StartAsync("RegistrationManagement");
        var flooded = await OAuthClient.RegisterAsync(gateway.Wire);
        var calm = await OAuthClient.RegisterAsync(gateway.Wire);
        await ManageAsync(gateway, method, flooded.Id, "Bearer guess");
        await ManageAsync(gateway, method, flooded.Id, "Bearer guess");

        var refused = await ManageAsync(gateway, method, flooded.Id, "Bearer guess");

        refused.AssertRefused(HttpStatusCode.TooManyRequests, "temporarily_unavailable");
        Assert.Equal("10", refused.Header("Retry-After"));
        var token = flooded.Registration.GetProperty("registration_access_token").GetString();
        Assert.StartsWith("HTTP/1.1 200 ", await FromElsewhereAsync(gateway,
            $"GET /register/{flooded.Id}", $"Authorization: Bearer {token}", ""), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await ManageAsync(gateway, method, calm.Id, "Bearer guess")).Status);
        await AssertToldAsync(gateway, "registration_management");
    }

    [Fact]
    public async Task Logout_IsLimitedByAddress()
    {
        await using var gateway = await StartAsync("Logout");
        await LogOutAsync(gateway);
        await LogOutAsync(gateway);

        var refused = await LogOutAsync(gateway);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Equal("10", refused.Header("Retry-After"));
        Assert.StartsWith("HTTP/1.1 400 ", await FromElsewhereAsync(gateway,
            $"POST {LogoutPath}", "Content-Type: application/x-www-form-urlencoded", "logout_token=x"),
            StringComparison.Ordinal);
        await AssertToldAsync(gateway, "logout");
    }

    [Fact]
    public async Task APushedRequest_IsLimitedLikeEveryPlaceWhereClientsAuthenticate()
    {
        await using var gateway = await StartAsync("Client");
        var flooding = await OAuthClient.RegisterAsync(gateway.Wire);
        var calm = await OAuthClient.RegisterAsync(gateway.Wire);
        await PushAsync(gateway, flooding);
        await PushAsync(gateway, flooding);

        (await PushAsync(gateway, flooding))
            .AssertRefused(HttpStatusCode.TooManyRequests, "temporarily_unavailable");
        Assert.Equal(HttpStatusCode.BadRequest, (await PushAsync(gateway, calm)).Status);
    }

    private static (string Name, string Value) Another => ("Authorization", "Bearer another-credential");

    private static Task<InProcessGateway> StartAsync(string limit) => InProcessGateway.StartAsync(
    [
        $"--Gateway:Limits:{limit}:Burst=2", $"--Gateway:Limits:{limit}:PerSecond=0.1", .. AuditLog.Settings,
        "--Gateway:Api:Credentials:1:Name=another",
        // The SHA-256 of another-credential.
        "--Gateway:Api:Credentials:1:SecretHash=" + Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData("another-credential"u8)),
    ]);

    private static Task<WireAnswer> IntrospectAsync(InProcessGateway gateway, (string, string) credential) =>
        gateway.Wire.PostFormAsync("/introspect", [("token", "x")], credential);

    private static Task<WireAnswer> ManageAsync(InProcessGateway gateway, string method, string id, string token) =>
        gateway.Wire.SendAsync(new(method), $"/register/{id}", body: null, contentType: null, ("Authorization", token));

    private static Task<WireAnswer> LogOutAsync(InProcessGateway gateway) =>
        gateway.Wire.PostFormAsync(LogoutPath, [("logout_token", "x")]);

    private static Task<WireAnswer> PushAsync(InProcessGateway gateway, OAuthClient client) =>
        gateway.Wire.PostFormAsync("/par", [("client_id", client.Id)]);

    /// <summary>From another of the loopback addresses.</summary>
    private static async Task<string> FromElsewhereAsync(
        InProcessGateway gateway, string request, string header, string body)
    {
        var target = new Uri(gateway.Url);
        using var tcp = new TcpClient(new IPEndPoint(IPAddress.Parse("127.0.0.9"), 0));
        await tcp.ConnectAsync(target.Host, target.Port, TestContext.Current.CancellationToken);
        await using var stream = tcp.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"{request} HTTP/1.1\r\nHost: {target.Authority}\r\n"
            + $"Connection: close\r\nContent-Length: {body.Length}\r\n{header}\r\n\r\n{body}"),
            TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private static async Task AssertToldAsync(InProcessGateway gateway, string limit, string? who = null)
    {
        var told = Assert.Single(await AuditLog.ReadAsync(gateway.Wire, "action=rate_limited"));
        Assert.Equal(limit, told.GetProperty("code").GetString());
        Assert.Equal(who, who is null ? null : told.GetProperty("user_id").GetString());
    }
}
