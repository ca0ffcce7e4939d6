using System.Net;
using System.Text;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Web;

/// <summary>Whatever is sent, wherever: an answer below 500 with the headers of every answer, and the next request is
/// served.</summary>
[Collection(RunningSample.Name)]
public sealed class AnyRequestTests(GatewayFixture gateway)
{
    private static readonly string[] ContentTypes =
    [
        "", "x", "application/json", "application/json;;", "application/json; charset=utf-16", "text/html",
        "application/x-www-form-urlencoded", "application/x-www-form-urlencoded;;;",
        "application/x-www-form-urlencoded; charset=utf-7", "application/x-www-form-urlencoded; charset=bogus",
        "multipart/form-data", "multipart/form-data; boundary=x", "application/json, application/x-www-form-urlencoded",
    ];

    private static readonly byte[][] Bodies =
    [
        [], "a"u8.ToArray(), "&&&="u8.ToArray(), "%zz=%zz"u8.ToArray(), "grant_type=%c0%af"u8.ToArray(),
        [0xff, 0xfe, 0x00],
        [.. "grant_type="u8, 0xff], "{}"u8.ToArray(), "null"u8.ToArray(), "{\"client_name\":\"\\ud800\"}"u8.ToArray(),
        "{\"redirect_uris\":[\"\\udc00\"]}"u8.ToArray(), [.. "{\""u8, 0xff, .. "\":1}"u8],
        "--x\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\nx\r\n--x--\r\n"u8.ToArray(),
        Encoding.ASCII.GetBytes(new string('[', 20_000)),
        Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("a=1&", 2000))),
        Encoding.ASCII.GetBytes(new string('x', 100_000)),
    ];

    public static TheoryData<string> Paths =>
    [
        "/", "/token", "/revoke", "/register", "/authorize", "/consent", "/connections", "/sign-out",
        "/sign-in/callback",
        "/api/v1/audit/events", "/.well-known/oauth-authorization-server", "/health/ready", "/nowhere", "/%ff",
    ];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task NoBody_IsAFailureOfOurs(string path)
    {
        foreach (var contentType in ContentTypes)
        {
            foreach (var body in Bodies)
            {
                var answer = await gateway.Wire.SendAsync(HttpMethod.Post, path, body, contentType);
                Assert.True((int)answer.Status < 500, $"{contentType}: {(int)answer.Status} {answer.Body}");
            }
        }

        Assert.Equal(HttpStatusCode.OK, (await gateway.Wire.GetAsync("/health/ready")).Status);
    }

    /// <summary>P12: TRACE echoes nothing, unknown methods are unknown.</summary>
    [Theory]
    [MemberData(nameof(Paths))]
    public async Task NoMethod_IsAFailureOfOurs(string path)
    {
        foreach (var method in new[] { "GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "PATCH", "NONSENSE", "get" })
        {
            var answer = await RawRequest.SendAsync(gateway.GatewayUrl, method, path, null, "X-Echo: echoed-by-nobody");

            Assert.InRange(RawRequest.StatusOf(answer), 200, 499);
            Assert.DoesNotContain("echoed-by-nobody", answer, StringComparison.Ordinal);
        }
    }

    /// <summary>D02, P13, promise S18: every answer, right or wrong.</summary>
    [Theory]
    [MemberData(nameof(Paths))]
    public async Task EveryAnswer_CarriesItsIdAndTheSecurityHeaders(string path)
    {
        var answer = await gateway.Wire.GetAsync(path, ("X-Request-Id", "chosen-by-the-caller"));

        Assert.Matches("^[0-9a-f]{32}$", answer.Header("X-Request-Id"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("DENY", answer.Header("X-Frame-Options"));
        Assert.Equal("no-referrer", answer.Header("Referrer-Policy"));
        Assert.Contains("frame-ancestors 'none'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.NotEmpty(answer.Header("Cache-Control"));
        Assert.DoesNotContain("Server", answer.Headers.Keys);
    }

    /// <summary>A person sees a page, a program JSON, both with the request id.</summary>
    [Theory]
    [InlineData("text/html,*/*", "text/html")]
    [InlineData("*/*", "application/problem+json")]
    public async Task AWrongTurn_IsToldInTheReadersWay(string accept, string contentType)
    {
        var answer = await gateway.Wire.GetAsync("/nowhere", ("Accept", accept));

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.StartsWith(contentType, answer.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Contains(answer.Header("X-Request-Id"), answer.Body, StringComparison.Ordinal);
    }

    /// <summary>C55: nothing of a request is quoted unescaped anywhere.</summary>
    [Theory]
    [InlineData("/<script>alert(1)</script>")]
    [InlineData("/authorize?client_id=<script>alert(1)</script>")]
    [InlineData("/authorize?client_id=x&redirect_uri=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("/sign-in/callback?error=<script>alert(1)</script>&error_description=<script>alert(1)</script>")]
    [InlineData("/.well-known/oauth-protected-resource/mcp/<script>alert(1)</script>")]
    [InlineData("/api/v1/audit/events?<script>alert(1)</script>=1")]
    public async Task NothingIsQuotedUnescaped(string path)
    {
        var answer = await RawRequest.SendAsync(gateway.GatewayUrl, "GET", path, null, "Accept: text/html");

        Assert.DoesNotContain("<script>", answer, StringComparison.OrdinalIgnoreCase);
    }
}
