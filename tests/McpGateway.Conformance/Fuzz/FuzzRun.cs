using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using McpGateway.Conformance.Deployments;

namespace McpGateway.Conformance.Fuzz;

/// <summary>Sends mutated requests to one deployment and collects what is wrong with the answers.</summary>
internal sealed class FuzzRun : IDisposable
{
    private const int Batch = 1_000;
    private const int AtOnce = 8;
    private const int MostFindings = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentQueue<string> findings = new();
    private readonly ConcurrentDictionary<int, int> statuses = new();
    private readonly Deployment gateway;
    private readonly HttpClient http;
    private readonly int seed;
    private int unread;

    public FuzzRun(Deployment gateway, int seed)
    {
        this.gateway = gateway;
        this.seed = seed;
        http = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            SslOptions = gateway.Trust.Options,
            RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        })
        { Timeout = Patience };
    }

    public IReadOnlyCollection<string> Findings => findings;

    /// <summary>What was done, in a line.</summary>
    public string Summary { get; private set; } = "";

    /// <summary>Sends the requests from number <paramref name="first"/> on; stops early when there is enough to look
    /// at.</summary>
    public async Task SendAsync(int count, int first = 0, CancellationToken cancellationToken = default)
    {
        var watch = Stopwatch.StartNew();
        var sent = 0;
        for (; sent < count && findings.Count < MostFindings; sent += Batch)
        {
            // Mutated requests use up sessions, questions and connections: without new ones they would get nowhere.
            var stage = await FuzzStage.SetAsync(gateway);
            var numbers = Enumerable.Range(first + sent, Math.Min(Batch, count - sent));
            await Parallel.ForEachAsync(numbers, new ParallelOptions
            {
                MaxDegreeOfParallelism = AtOnce,
                CancellationToken = cancellationToken,
            }, async (number, cancellation) => await SendOneAsync(stage, number, cancellation));
        }

        var done = Math.Min(sent, count);
        Summary = $"{gateway}: {done} requests in {watch.Elapsed.TotalSeconds:F0} s, {findings.Count} findings, {unread} unread; "
            + string.Join(", ", statuses.OrderBy(status => status.Key).Select(status => $"{status.Key}: {status.Value}"));
    }

    public void Dispose() => http.Dispose();

    /// <summary>Depends on seed and number alone, but for the secrets of the stage.</summary>
    public FuzzRequest Make(FuzzStage stage, int number)
    {
        var random = new Random(unchecked((seed * 1_000_003) + number));
        var request = stage.Pick(random);
        Mutations.Apply(request, random);
        return request;
    }

    private async Task SendOneAsync(FuzzStage stage, int number, CancellationToken cancellationToken)
    {
        var request = Make(stage, number);
        try
        {
            var answer = await SendAsync(request, cancellationToken);
            statuses.AddOrUpdate(answer.Status, 1, (_, count) => count + 1);
            Interlocked.Add(ref unread, answer.IsUnread ? 1 : 0);
            foreach (var problem in answer.Problems(request, stage, gateway.Url))
            {
                Report(number, problem, request);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Report(number, $"no answer within {Patience.TotalSeconds} s", request);
        }
        catch (HttpRequestException exception)
        {
            Report(number, $"no answer: {exception.Message}", request);
        }
    }

    private async Task<FuzzAnswer> SendAsync(FuzzRequest request, CancellationToken cancellationToken)
    {
        // Nothing tidies the path up on its way.
        var url = new Uri(gateway.Url + request.Target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var message = new HttpRequestMessage(new(request.Method), url);
        if (request.Content is { } content)
        {
            message.Content = new ByteArrayContent(content);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
        }

        foreach (var header in request.Headers.Where(header => header.Name != "Expect"))
        {
            message.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        using var response = await http.SendAsync(message, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        var headers = response.Headers.Concat(response.Content.Headers).SelectMany(header =>
            header.Value.Select(value => (header.Key, Value: value)));
        return new((int)response.StatusCode,
            headers.ToLookup(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase), body);
    }

    private void Report(int number, string problem, FuzzRequest request) =>
        findings.Enqueue($"{gateway}, seed {seed}, number {number}: {problem}\n{request}");
}
