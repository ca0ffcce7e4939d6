using System.Net;
using System.Net.Sockets;
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

    [Fact]
    public async Task PortInUse_IsTold_InOneLineAndWithExitCodeTwo()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        using var output = new StringWriter();
        using var errors = new StringWriter();

        var code = await SampleRun.StartAsync(
            Of(port, FreePort()), output, errors, TestContext.Current.CancellationToken);

        Assert.Equal(2, code);
        Assert.Equal(
            $"Port {port} is in use; choose another one with --port.{Environment.NewLine}", errors.ToString());
        Assert.Empty(output.ToString());
    }

    private static SampleArguments Of(int port, int backOfficePort, params string[] settings) =>
        new(port, backOfficePort, "data", Https: false, settings);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
