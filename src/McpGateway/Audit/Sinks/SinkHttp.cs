using System.Net.Http.Headers;
using McpGateway.Storage;
using McpGateway.Web.Network;
using Microsoft.Extensions.Options;

namespace McpGateway.Audit.Sinks;

/// <summary>Posts to a receiver: no redirect is followed, so that nobody else gets events, and nothing of the answer is
/// read but its status.</summary>
/// <param name="options">How long a receiver may take.</param>
/// <param name="time">The clock.</param>
/// <param name="outside">What a receiver elsewhere may be at.</param>
internal sealed class SinkHttp(IOptions<SinkOptions> options, TimeProvider time, PublicNetwork outside) : IDisposable
{
    private readonly HttpMessageInvoker anywhere = new(Handler());
    private readonly HttpMessageInvoker elsewhere = new(Handler(outside));

    /// <summary>Posts to the operator's own collector, wherever it is.</summary>
    /// <exception cref="SinkFailedException">Anything but a 2xx in time.</exception>
    public Task PostAsync(
        Uri address, byte[] body, IEnumerable<KeyValuePair<string, string>> headers, CancellationToken cancellationToken) =>
        PostAsync(anywhere, address, body, headers, cancellationToken);

    /// <summary>Posts to a receiver of the public internet: the address that is checked is the one that is connected to.
    /// </summary>
    /// <exception cref="SinkFailedException">Anything but a 2xx in time.</exception>
    public Task PostElsewhereAsync(
        Uri address, byte[] body, IEnumerable<KeyValuePair<string, string>> headers, CancellationToken cancellationToken) =>
        PostAsync(elsewhere, address, body, headers, cancellationToken);

    public void Dispose()
    {
        anywhere.Dispose();
        elsewhere.Dispose();
    }

    private async Task PostAsync(
        HttpMessageInvoker http, Uri address, byte[] body, IEnumerable<KeyValuePair<string, string>> headers,
        CancellationToken cancellationToken)
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
        catch (Exception failure) when (failure is InnerAddressException || failure.InnerException is InnerAddressException)
        {
            throw new SinkFailedException(
                $"no address of the public internet; {WebhookSinkOptions.AllowSetting} would allow another");
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

    private static SocketsHttpHandler Handler(PublicNetwork? network = null)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            MaxResponseDrainSize = 0,
            MaxResponseHeadersLength = 16,
            ActivityHeadersPropagator = null,
            SslOptions = { CertificateChainPolicy = network?.Trust ?? ServerCertificates.Checks },
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        if (network is not null)
        {
            // Of a proxy only the proxy's own address could be checked.
            handler.UseProxy = false;
            handler.ConnectCallback = (context, cancellationToken) =>
                network.ConnectAsync(context.DnsEndPoint, cancellationToken);
        }

        return handler;
    }

    private TimeSpan? Wish(RetryConditionHeaderValue? header) =>
        header?.Delta ?? (header?.Date is { } date ? date - time.GetUtcNow() : null);
}
