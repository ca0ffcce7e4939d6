using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace McpGateway.Storage.Firestore;

/// <summary>Single attempts at requests to Firestore's REST API.</summary>
/// <param name="root">Google's address, or that of an emulator.</param>
/// <param name="credentials">For the header of each request.</param>
internal sealed class FirestoreConnection(Uri root, FirestoreCredentials credentials) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler
    {
        ConnectTimeout = TimeSpan.FromSeconds(2),
        // Addresses change; a connection that is kept for ever does not notice.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        EnableMultipleHttp2Connections = true,
        SslOptions = { CertificateChainPolicy = ServerCertificates.Checks },
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.GZip,
    })
    {
        BaseAddress = root,
        Timeout = Timeout.InfiniteTimeSpan,
        DefaultRequestVersion = HttpVersion.Version20,
        DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
    };

    /// <summary>For messages.</summary>
    public string Address { get; } = root.Authority;

    /// <param name="patience">The longest that this attempt may take.</param>
    public Task<T> GetAsync<T>(
        string path, JsonTypeInfo<T> answer, TimeSpan patience, CancellationToken cancellationToken) =>
        AttemptAsync(new HttpRequestMessage(HttpMethod.Get, $"v1/{path}"), answer, patience, cancellationToken);

    public Task<T> PostAsync<TBody, T>(
        string path, TBody body, JsonTypeInfo<TBody> request, JsonTypeInfo<T> answer, TimeSpan patience,
        CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, request));
        content.Headers.ContentType = new("application/json");
        return AttemptAsync(
            new HttpRequestMessage(HttpMethod.Post, $"v1/{path}") { Content = content }, answer, patience,
            cancellationToken);
    }

    public void Dispose() => client.Dispose();

    /// <exception cref="FirestoreException">It did not succeed; the fault says what may have been done.</exception>
    private async Task<T> AttemptAsync<T>(
        HttpRequestMessage request, JsonTypeInfo<T> answer, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var _ = request;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        var isSent = false;
        try
        {
            request.Headers.Authorization = await credentials.GetAsync(limit.Token);
            isSent = true;
            using var response = await client.SendAsync(request, limit.Token);
            var body = await response.Content.ReadAsByteArrayAsync(limit.Token);
            return response.IsSuccessStatusCode
                ? JsonSerializer.Deserialize(body, answer) ?? throw new JsonException("The answer is null.")
                : throw FirestoreFailure.Read(response.StatusCode, body, Address);
        }
        catch (OperationCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            var fault = isSent ? FirestoreFault.Silence : FirestoreFault.NotDone;
            throw new FirestoreException(fault, $"Firestore at {Address} does not answer in time.", failure)
            {
                IsSilence = true,
            };
        }
        catch (HttpRequestException failure)
        {
            throw new FirestoreException(
                WasSent(failure) ? FirestoreFault.Silence : FirestoreFault.NotDone,
                $"Firestore at {Address} cannot be reached.", failure)
            {
                IsSilence = !WasSent(failure),
            };
        }
        catch (ObjectDisposedException failure)
        {
            throw new FirestoreException(FirestoreFault.Refused, "The Firestore store is closed.", failure);
        }
        catch (Exception failure) when (failure is IOException or JsonException)
        {
            throw new FirestoreException(
                FirestoreFault.Silence, $"Firestore at {Address} broke off in the middle of its answer.", failure);
        }
    }

    private static bool WasSent(HttpRequestException failure) =>
        failure.HttpRequestError is not (HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        && failure.InnerException is not SocketException { SocketErrorCode: SocketError.ConnectionRefused };
}
