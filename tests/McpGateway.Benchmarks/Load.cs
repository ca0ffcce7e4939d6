using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace McpGateway.Benchmarks;

/// <summary>The same request over and over from a few connections at once, and what it cost the server.</summary>
internal sealed class Load(ServerProcess server, int connections, string url, string token, string body) : IDisposable
{
    private const int MostWarmUps = 10;

    private readonly HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = connections });
    private readonly byte[] content = Encoding.UTF8.GetBytes(body);

    /// <summary>Runs until a request costs no less CPU time than before: until the compiler has done its
    /// work.</summary>
    public async Task WarmUpAsync(TimeSpan length)
    {
        var previous = double.MaxValue;
        for (var round = 0; round < MostWarmUps; round++)
        {
            var current = (await MeasureAsync(length)).CpuMicroseconds;
            if (current > previous * 0.95)
            {
                return;
            }

            previous = current;
        }
    }

    /// <summary>Runs for about this long.</summary>
    public async Task<Cost> MeasureAsync(TimeSpan length)
    {
        var before = await server.ReadUsageAsync();
        var started = Stopwatch.GetTimestamp();
        var latencies = await RunAsync(length);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var after = await server.ReadUsageAsync();
        latencies.Sort();
        return new()
        {
            PerSecond = latencies.Count / elapsed.TotalSeconds,
            CpuMicroseconds = (after.CpuMicroseconds - before.CpuMicroseconds) / latencies.Count,
            AllocatedBytes = (after.AllocatedBytes - before.AllocatedBytes) / latencies.Count,
            MedianMilliseconds = latencies[latencies.Count / 2],
            P99Milliseconds = latencies[latencies.Count * 99 / 100],
        };
    }

    /// <summary>The answer to one request; throws unless it is a success.</summary>
    public async Task<byte[]> SendAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(content) };
        request.Headers.Authorization = new("Bearer", token);
        request.Headers.Accept.Add(new("application/json"));
        request.Headers.Accept.Add(new("text/event-stream"));
        request.Headers.Add("MCP-Protocol-Version", "2025-11-25");
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await http.SendAsync(request);
        var answer = await response.Content.ReadAsByteArrayAsync();
        return response.IsSuccessStatusCode
            ? answer
            : throw new InvalidOperationException($"{url} answered {(int)response.StatusCode}.");
    }

    public void Dispose() => http.Dispose();

    private async Task<List<double>> RunAsync(TimeSpan length)
    {
        var end = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        var workers = await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            var latencies = new List<double>();
            while (Stopwatch.GetTimestamp() < end)
            {
                var started = Stopwatch.GetTimestamp();
                await SendAsync();
                latencies.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            return latencies;
        }));
        return [.. workers.SelectMany(latencies => latencies)];
    }
}

/// <summary>What one request cost, on average.</summary>
internal sealed record Cost
{
    public required double PerSecond { get; init; }

    public required double CpuMicroseconds { get; init; }

    public required double AllocatedBytes { get; init; }

    public required double MedianMilliseconds { get; init; }

    public required double P99Milliseconds { get; init; }
}
