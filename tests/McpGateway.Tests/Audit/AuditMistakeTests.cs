using System.Net;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Audit;

/// <summary>A query of the audit log that is wrong names each parameter that is.</summary>
[Collection(RunningSample.Name)]
public sealed class AuditMistakeTests(GatewayFixture gateway)
{
    public static TheoryData<string, string> Mistakes => new()
    {
        { "outcome=maybe", "outcome" },
        { "outcome=0", "outcome" },
        { "outcome=-1", "outcome" },
        { "outcome=%2B1", "outcome" },
        { "outcome=success,failure", "outcome" },
        { "from=yesterday", "from" },
        { "from=1", "from" },
        { "from=05:00", "from" },
        { "from=1/2", "from" },
        { "to=2027-13-01", "to" },
        { "to=2027-01-01T00:00:00 02:00", "to" },
        { "limit=0", "limit" },
        { "limit=-1", "limit" },
        { "limit=1001", "limit" },
        { "limit=ten", "limit" },
        { "limit=99999999999999999999", "limit" },
        { "before=0", "before" },
        { "before=x", "before" },
        { "user=a&user=b", "user" },
        { "nonsense=1", "nonsense" },
        { "FROM=2027-01-01", "FROM" },
        { "outcome=x&limit=0&nonsense=1", "limit nonsense outcome" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task EveryMistake_IsNamed(string query, string names)
    {
        var answer = await gateway.Wire.GetAsync(
            $"/api/v1/audit/events?{query}", ("Authorization", $"Bearer {gateway.OperatorCredential}"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.StartsWith("application/problem+json", answer.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Equal(names, string.Join(' ',
            answer.Json().GetProperty("errors").EnumerateObject().Select(error => error.Name).Order()));
    }
}
