using System.Net;
using System.Net.Sockets;
using System.Runtime;
using System.Text.Json;
using McpGateway.Tests.Harness;

namespace McpGateway.Benchmarks;

/// <summary>The rows: what is compared with what.</summary>
internal static class Comparison
{
    internal const string List = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""";

    public static async Task<int> RunAsync(TimeSpan length, int connections)
    {
        var folder = Directory.CreateTempSubdirectory("mcp-gateway-benchmark-").FullName;
        var (backOfficePort, gatewayPort, barePort) = (FreePort(), FreePort(), FreePort());
        var backOfficeUrl = $"http://localhost:{backOfficePort}";
        var gatewayUrl = $"http://localhost:{gatewayPort}";
        try
        {
            await using var backOffice = await ServerProcess.StartAsync(
                Server.BackOffice, backOfficePort, "benchmark-secret", $"{gatewayUrl}/sign-in/callback");
            await using var gateway = await ServerProcess.StartAsync(
                Server.Gateway, gatewayPort, Settings(folder, gatewayUrl, backOfficeUrl));
            using var visitor = new Visitor("olivia@alpine.example", "try-olivia");
            using var connector = new Connector(gatewayUrl);
            await connector.RegisterAsync();
            await connector.ConnectAsync(visitor, "org_alpine", "bookings:read customers:read operations:read");

            using var list = new Load(gateway, connections, $"{gatewayUrl}/mcp", connector.AccessToken, List);
            var listFile = Path.Combine(folder, "list.json");
            await File.WriteAllBytesAsync(listFile, await list.SendAsync());
            await using var bare = await ServerProcess.StartAsync(Server.Bare, barePort,
                $"{backOfficeUrl}/v1/organizers/org_alpine/bookings", listFile);
            var bareUrl = $"http://127.0.0.1:{barePort}";

            var token =
                await BackOfficeToken.GetAsync(backOfficeUrl, "benchmark-secret", $"{gatewayUrl}/sign-in/callback");
            using var bytes = new Load(bare, connections, $"{bareUrl}/list", connector.AccessToken, List);

            await Console.Out.WriteLineAsync($"{connections} connections, "
                + $"{(GCSettings.IsServerGC ? "server" : "workstation")} garbage collection on both sides");
            // A page of 20 is 18 KB from the back office; 6 are 5 KB.
            foreach (var count in (int[])[20, 6])
            {
                using var search = new Load(
                    gateway, connections, $"{gatewayUrl}/mcp", connector.AccessToken, Search(count));
                using var forward = new Load(bare, connections, $"{bareUrl}/forward/{count}", token, "");
                AssertBookings(await search.SendAsync(), count);
                var size = (await forward.SendAsync()).Length;
                await new Row($"search_bookings of {count} ({size:N0} bytes), authenticated and audited", search,
                    "bare forwarder", forward, 0.5).PrintAsync(length);
            }

            await new Row("tools/list", list, "bare endpoint, same bytes", bytes, 0.7).PrintAsync(length);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    internal static string[] Settings(string folder, string gatewayUrl, string backOfficeUrl) =>
    [
        $"--urls={gatewayUrl}",
        $"--Gateway:PublicUrl={gatewayUrl}",
        "--Gateway:Storage:Profile=Sqlite",
        $"--Gateway:Storage:Sqlite:Path={Path.Combine(folder, "gateway.db")}",
        $"--Gateway:SignIn:Authority={backOfficeUrl}",
        "--Gateway:SignIn:ClientId=mcpgateway",
        "--Gateway:SignIn:ClientSecret=benchmark-secret",
        $"--Gateway:BackOffice:Url={backOfficeUrl}",
        $"--Gateway:Catalog:Path={Path.Combine(AppContext.BaseDirectory, "Catalog")}",
        // One token lasts the run; roles are reread as often as in production.
        "--Gateway:OAuth:AccessTokenLifetime=01:00:00",
        // One connection asks as much as it can.
        "--Gateway:Limits:Connection:PerSecond=1000000",
        "--Gateway:Limits:Connection:Burst=1000000",
        "--Gateway:Limits:User:PerSecond=1000000",
        "--Gateway:Limits:User:Burst=1000000",
        "--Gateway:Limits:Organizer:PerSecond=1000000",
        "--Gateway:Limits:Organizer:Burst=1000000",
        "--Logging:LogLevel:Default=Warning",
    ];

    internal static string Search(int limit) =>
        $$$$"""
        {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search_bookings","arguments":{"limit":{{{{limit}}}}}}}
        """;

    private static void AssertBookings(byte[] answer, int expected)
    {
        using var json = JsonDocument.Parse(answer);
        var content = json.RootElement.GetProperty("result").GetProperty("structuredContent");
        var count = content.EnumerateObject().First(member => member.Value.ValueKind == JsonValueKind.Array)
            .Value.GetArrayLength();
        if (count != expected)
        {
            throw new InvalidOperationException($"The search returned {count} bookings, not {expected}.");
        }
    }

    /// <summary>A free port whose successor is free too.</summary>
    internal static int FreePort()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, port: 0);
            listener.Start();
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            try
            {
                using var next = new TcpListener(IPAddress.Loopback, port + 1);
                next.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken; so try another pair.
            }
        }
    }
}
