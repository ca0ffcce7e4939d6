using McpGateway.Sample;

namespace McpGateway.Tests.Sample;

public sealed class SampleArgumentsTests
{
    [Theory]
    [InlineData(0, 8090, "--port")]
    [InlineData(8080, 65536, "--back-office-port")]
    [InlineData(8080, 8080, "must differ")]
    public void Ports_MustBeTwoPorts(int port, int backOfficePort, string told) =>
        Assert.Contains(told, Of(port, backOfficePort).FindMistake(), StringComparison.Ordinal);

    [Theory]
    [InlineData("--prot")]
    [InlineData("--prot=9000")]
    public void MistypedOption_IsNotTakenForASetting(string token) =>
        Assert.StartsWith(token, Of(1, 2, token).FindMistake(), StringComparison.Ordinal);

    private static SampleArguments Of(int port, int backOfficePort, params string[] settings) =>
        new(port, backOfficePort, "data", Https: false, settings);
}
