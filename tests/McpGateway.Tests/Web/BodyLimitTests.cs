using System.Text;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Web;

/// <summary>A body beyond what an address takes is answered like any other, and costs nobody their connection: a client
/// that reuses it would take the silence after it for a failure of its next request.</summary>
[Collection(RunningSample.Name)]
public sealed class BodyLimitTests(GatewayFixture gateway)
{
    private const int TooMuch = 100_000;

    [Theory]
    [InlineData("/consent", "text/plain", 400)]
    [InlineData("/consent", "application/x-www-form-urlencoded", 413)]
    [InlineData("/token", "application/x-www-form-urlencoded", 413)]
    [InlineData("/register", "application/json", 413)]
    public async Task ABodyThatIsTooLong_IsAnswered_AndTheNextRequestOnItsConnectionToo(
        string path, string contentType, int expected)
    {
        var authority = new Uri(gateway.GatewayUrl).Authority;
        var head = $"POST {path} HTTP/1.1\r\nHost: {authority}\r\nContent-Type: {contentType}\r\nContent-Length: {TooMuch}\r\n\r\n";
        var next = $"GET /health/live HTTP/1.1\r\nHost: {authority}\r\nConnection: close\r\n\r\n";

        var answers = await RawRequest.SendAsync(
            gateway.GatewayUrl, head, Encoding.ASCII.GetBytes(new string('x', TooMuch) + next));

        Assert.Equal(expected, RawRequest.StatusOf(answers));
        Assert.EndsWith("\r\n\r\nlive", answers, StringComparison.Ordinal);
    }
}
