using System.Net;
using System.Net.Http.Headers;
using McpGateway.Limits;
using McpGateway.Web.Network;

namespace McpGateway.OAuth.Clients.Documents;

/// <summary>
/// Gets a document from an address that a stranger chose (draft-ietf-oauth-client-id-metadata-document §8.6, §8.7):
/// without redirects, proxy, cookies or credentials, in 3 seconds, 5 KB at most.
/// </summary>
/// <param name="requests">Tells whose request a fetch is for; what is for none counts as one visitor's.</param>
internal sealed class DocumentFetcher(
    PublicNetwork network, TimeProvider time, IHttpContextAccessor? requests = null) : IDisposable
{
    private const int MaxBytes = 5 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly FetchPlaces places = new();
    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler
    {
        ConnectCallback = (context, cancellationToken) =>
            network.ConnectAsync(context.DnsEndPoint, cancellationToken),
        SslOptions = { CertificateChainPolicy = network.Trust },
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseProxy = false,
        UseCookies = false,
        MaxResponseHeadersLength = 16,
        MaxResponseDrainSize = 0,
        // Nothing is kept open: the next fetch checks the addresses again.
        PooledConnectionLifetime = TimeSpan.Zero,
        ActivityHeadersPropagator = null,
    });

    /// <exception cref="ClientDocumentException">Anything but a 200 with JSON, whole and in time.</exception>
    public async Task<FetchedDocument> FetchAsync(Uri url)
    {
        using var deadline = new CancellationTokenSource(Patience, time);
        try
        {
            var visitor = VisitorNetwork.Of(requests?.HttpContext?.Connection.RemoteIpAddress);
            using var place = await places.EnterAsync(visitor, url.Host, deadline.Token);
            return await GetAsync(url, deadline.Token);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            // One sentence for all, so that nobody can feel their way around our network.
            throw new ClientDocumentException(
                "The document at the assistant's client_id could not be fetched in time over a safe connection.")
            {
                IsPassing = true,
            };
        }
    }

    public void Dispose()
    {
        http.Dispose();
        places.Dispose();
    }

    private async Task<FetchedDocument> GetAsync(Uri url, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Accept.Add(new("application/json"));
        request.Headers.UserAgent.Add(new("McpGateway", null));
        using var response = await http.SendAsync(request, cancellationToken);
        RefuseAllButJson(response);
        return new(await ReadAsync(response.Content, cancellationToken),
            DocumentLifetime.Of(response, time.GetUtcNow()));
    }

    private static void RefuseAllButJson(HttpResponseMessage response)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new ClientDocumentException(
                $"The server of the assistant's client_id answered {(int)response.StatusCode} instead of a document.")
            {
                // 404 and 410 withdraw the document; the others are a server's bad day or a guard before it.
                IsPassing = response.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.Gone),
            };
        }

        if (!IsJson(response.Content.Headers.ContentType) || response.Content.Headers.ContentEncoding.Count > 0)
        {
            throw new ClientDocumentException(
                "The document at the assistant's client_id is not sent as application/json in UTF-8.");
        }
    }

    private static bool IsJson(MediaTypeHeaderValue? type) =>
        type?.MediaType is { } name
        && (name.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || (name.StartsWith("application/", StringComparison.OrdinalIgnoreCase)
                && name.EndsWith("+json", StringComparison.OrdinalIgnoreCase)))
        && (type.CharSet is null || type.CharSet.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxBytes + 1];
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var length = await stream.ReadAtLeastAsync(
            buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length <= MaxBytes
            ? buffer.AsMemory(0, length)
            : throw new ClientDocumentException(
                $"The document at the assistant's client_id is larger than {MaxBytes} bytes.");
    }
}
