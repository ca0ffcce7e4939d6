using System.Net;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Web;

/// <summary>A refusal that no feature words itself still says what to change.</summary>
[Collection(RunningSample.Name)]
public sealed class FailureSentenceTests(GatewayFixture gateway)
{
    [Fact]
    public async Task WithoutACredential_TheAnswerAsksForOne()
    {
        var answer = await gateway.Wire.GetAsync("/api/v1/audit/events");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Contains("Sign in, or send a credential that is valid here.", answer.Body, StringComparison.Ordinal);
    }
}
