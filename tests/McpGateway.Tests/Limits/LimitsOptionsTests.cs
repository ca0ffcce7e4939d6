using Microsoft.Extensions.Options;

namespace McpGateway.Tests.Limits;

public sealed class LimitsOptionsTests
{
    [Theory]
    [InlineData("Connection:PerSecond=0", "Gateway:Limits:Connection:PerSecond is 0; it must be between 0.001 and")]
    [InlineData("Registration:PerSecond=NaN", "Gateway:Limits:Registration:PerSecond is NaN")]
    [InlineData("User:Burst=0", "Gateway:Limits:User:Burst is 0; it must be between 1 and 1000000")]
    [InlineData("AuthorizeClient:Burst=-5", "Gateway:Limits:AuthorizeClient:Burst is -5")]
    public async Task ALimitThatNobodyCouldMeet_StopsTheStart(string setting, string reason)
    {
        var problem = await Assert.ThrowsAsync<OptionsValidationException>(
            () => Harness.InProcessGateway.StartAsync($"--Gateway:Limits:{setting}"));

        Assert.Contains(reason, problem.Message, StringComparison.Ordinal);
    }
}
