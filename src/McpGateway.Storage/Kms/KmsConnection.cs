using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace McpGateway.Storage.Kms;

/// <summary>Requests to Cloud KMS, repeated a few times where that may help.</summary>
internal sealed class KmsConnection(Uri endpoint) : IDisposable
{
    private const string Scope = "https://www.googleapis.com/auth/cloudkms";
    private const int Attempts = 3;
    private const int FirstPauseMs = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly ApplicationDefault? credentials =
        endpoint.Scheme == Uri.UriSchemeHttps ? new ApplicationDefault(Scope) : null;

    private readonly HttpClient client = new(new SocketsHttpHandler
    {
        ConnectTimeout = TimeSpan.FromSeconds(2),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        SslOptions = { CertificateChainPolicy = ServerCertificates.Checks },
        AllowAutoRedirect = false,
        UseCookies = false,
    })
    {
        BaseAddress = endpoint,
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>For messages.</summary>
    public string Address { get; } = endpoint.Authority;

    /// <param name="path">Behind <c>v1/</c>.</param>
    /// <param name="body">The question.</param>
    /// <param name="request">How it is written.</param>
    /// <param name="answer">How the answer is read.</param>
    /// <param name="isWhole">Whether the checksums of the answer are right.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="KmsException">The last attempt failed.</exception>
    public async Task<TAnswer> PostAsync<TBody, TAnswer>(
        string path, TBody body, JsonTypeInfo<TBody> request, JsonTypeInfo<TAnswer> answer, Func<TAnswer, bool> isWhole,
        CancellationToken cancellationToken)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, request);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var read = await AttemptAsync(path, bytes, answer, cancellationToken);
                return isWhole(read) ? read : throw new KmsException(
                    "gave an answer whose checksums are wrong, or did not check those of the question.", mayRepeat: true);
            }
            catch (KmsException failure) when (failure.MayRepeat && attempt < Attempts - 1)
            {
                var pause = RandomNumberGenerator.GetInt32(1, (FirstPauseMs << attempt) + 1);
                await Task.Delay(pause, cancellationToken);
            }
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<TAnswer> AttemptAsync<TAnswer>(
        string path, byte[] body, JsonTypeInfo<TAnswer> answer, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"v1/{path}") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            request.Headers.Authorization = await AuthorizeAsync(limit.Token);
            using var response = await client.SendAsync(request, limit.Token);
            var bytes = await response.Content.ReadAsByteArrayAsync(limit.Token);
            return response.IsSuccessStatusCode
                ? JsonSerializer.Deserialize(bytes, answer) ?? throw new JsonException("The answer is null.")
                : throw KmsFailure.Read(response.StatusCode, bytes);
        }
        catch (OperationCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw new KmsException("does not answer in time.", mayRepeat: true, failure);
        }
        catch (HttpRequestException failure)
        {
            throw new KmsException("cannot be reached.", mayRepeat: true, failure);
        }
        catch (Exception failure) when (failure is IOException or JsonException)
        {
            throw new KmsException("gave half an answer, or not one of Cloud KMS.", mayRepeat: true, failure);
        }
    }

    private async Task<AuthenticationHeaderValue> AuthorizeAsync(CancellationToken cancellationToken)
    {
        try
        {
            return credentials is null ? new("Bearer", "stand-in") : await credentials.GetAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new KmsException(
                "cannot be asked: application default credentials are missing or were refused. Run as a service account "
                + "with the role roles/cloudkms.cryptoKeyEncrypterDecrypter, or set GOOGLE_APPLICATION_CREDENTIALS to its "
                + "key file.", mayRepeat: false, failure);
        }
    }
}
