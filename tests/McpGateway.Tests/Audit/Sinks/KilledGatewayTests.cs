using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Audit.Sinks;

/// <summary>A process that is killed between two deliveries loses none: the next one goes on.</summary>
public sealed class KilledGatewayTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mcp-gateway-").FullName;
    private readonly int port = FreePort();
    private readonly int backOfficePort = FreePort();

    [Fact]
    public async Task WhatAKilledProcessHadNotDelivered_TheNextOneDelivers()
    {
        await using var receiver = await AuditReceiver.StartAsync();
        using var wire = new Wire($"http://localhost:{port}");
        var registered = new List<string>();
        for (var life = 0; life < 3; life++)
        {
            using var gateway = Start(receiver.Url);
            try
            {
                await UntilReadyAsync(wire, gateway);
                for (var i = 0; i < 20; i++)
                {
                    registered.Add((await OAuthClient.RegisterAsync(wire)).Id);
                }

                if (life == 2)
                {
                    await receiver.UntilAsync(_ => registered.All(Clients(receiver).Contains));
                }
            }
            finally
            {
                gateway.Kill();
                await gateway.WaitForExitAsync(TestContext.Current.CancellationToken);
            }
        }

        // What came twice has the same id both times.
        var deliveries = receiver.Taken.SelectMany(post => post.Json.GetProperty("events").EnumerateArray()).ToList();
        Assert.All(deliveries.GroupBy(one => one.GetProperty("id").GetString()), same => Assert.Single(
            same.Select(one => one.GetProperty("event").GetRawText()).Distinct()));
        Assert.Equal(registered.Order(), Clients(receiver).Order());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static HashSet<string> Clients(AuditReceiver receiver) =>
    [
        .. receiver.Taken.SelectMany(post => post.Json.GetProperty("events").EnumerateArray())
            .Select(one => one.GetProperty("event"))
            .Where(one => one.GetProperty("action").GetString() == "client.registered")
            .Select(one => one.GetProperty("client_id").GetString()!),
    ];

    private Process Start(string receiver)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "McpGateway.Sample.dll"), "--port", $"{port}",
            "--back-office-port", $"{backOfficePort}", "--data", folder,
            $"--Gateway:Audit:Sinks:Webhook:Url={receiver}/audit",
            "--Gateway:Audit:Sinks:Webhook:AllowPrivateAddresses=true",
            "--Gateway:Audit:Sinks:Webhook:Secrets:0=a-webhook-secret-of-thirty-two-bytes-or-more",
            "--Gateway:Audit:Sinks:LookEvery=00:00:00.1", "--Gateway:Audit:Sinks:LeaseFor=00:00:02",
            "--Gateway:Audit:Sinks:Timeout=00:00:01",
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task UntilReadyAsync(Wire wire, Process gateway)
    {
        while (!gateway.HasExited)
        {
            try
            {
                if ((await wire.GetAsync("/health/ready")).Status == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Fail("The gateway did not start.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
