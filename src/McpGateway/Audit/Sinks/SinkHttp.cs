using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace McpGateway.Audit.Sinks;

/// <summary>Posts to a receiver: no redirect is followed, so that nobody else gets events, and nothing of the answer is
/// read but its status.</summary>
internal sealed class SinkHttp(IOptions<SinkOptions> options, TimeProvider time) : IDisposable
{
    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        MaxResponseDrainSize = 0,
        MaxResponseHeadersLength = 16,
        ActivityHeadersPropagator = null,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    });

    /// <exception cref="SinkFailedException">Anything but a 2xx in time.</exception>
    public async Task PostAsync(
        Uri address, byte[] body, IEnumerable<KeyValuePair<string, string>> headers, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Value.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.UserAgent.Add(new("McpGateway", null));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            using var answer = await http.SendAsync(request, either.Token);
            if (!answer.IsSuccessStatusCode)
            {
                throw new SinkFailedException($"{(int)answer.StatusCode}", Wish(answer.Headers.RetryAfter));
            }
        }
        catch (HttpRequestException failure)
        {
            throw new SinkFailedException($"{failure.HttpRequestError}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SinkFailedException("no answer in time");
        }
    }

    public void Dispose() => http.Dispose();

    private TimeSpan? Wish(RetryConditionHeaderValue? header) =>
        header?.Delta ?? (header?.Date is { } date ? date - time.GetUtcNow() : null);
}
