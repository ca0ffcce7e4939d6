using System.Net;
using System.Net.Sockets;
using McpGateway.Sample;

namespace McpGateway.Tests.Sample;

public sealed class SampleRunTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mcp-gateway-").FullName;

    [Fact]
    public async Task PortInUse_IsTold_InOneLineAndWithExitCodeTwo()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var (code, output, errors) = await RunAsync(port);

        Assert.Equal(2, code);
        Assert.Equal($"Port {port} is in use; choose another one with --port.{Environment.NewLine}", errors);
        Assert.Empty(output);
    }

    [Fact]
    public async Task WrongSetting_IsTold_WithExitCodeTwo()
    {
        var (code, output, errors) = await RunAsync(FreePort(), "--Gateway:PublicUrl", "http://mcp.example.com");

        Assert.Equal(2, code);
        Assert.StartsWith("Gateway:PublicUrl is 'http://mcp.example.com'", errors, StringComparison.Ordinal);
        Assert.Empty(output);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<(int Code, string Output, string Errors)> RunAsync(int port, params string[] settings)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await SampleRun.StartAsync(
            new(port, FreePort(), folder, Https: false, settings), output, errors,
            TestContext.Current.CancellationToken);
        return (code, output.ToString(), errors.ToString());
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
