using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using McpGateway.Storage;
using Microsoft.Extensions.Options;

namespace McpGateway.BackOffice;

/// <summary>Sends requests to the operator's API over pooled connections and reads JSON answers of bounded
/// size.</summary>
internal sealed class BackOfficeApi : IDisposable
{
    public const int MaxAnswerBytes = 4 * 1024 * 1024;

    private const int LongAnswerBytes = 64 * 1024;

    // The path is escaped by us; canonicalizing it again could undo that.
    private static readonly UriCreationOptions Verbatim = new() { DangerousDisablePathAndQueryCanonicalization = true };
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly MediaTypeWithQualityHeaderValue AcceptJson = new("application/json");

    private readonly string url;
    private readonly TimeSpan timeout;
    private readonly TimeProvider time;
    private readonly BackOfficeResilience resilience;

    // No HttpClient: its own timeout and buffering would only be switched off again.
    private readonly HttpMessageInvoker invoker = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        // Nothing about the caller's request travels on but what the catalog declares (promise S8).
        ActivityHeadersPropagator = null,
        SslOptions = { CertificateChainPolicy = ServerCertificates.Checks },
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    });

    public BackOfficeApi(IOptions<BackOfficeOptions> options, BackOfficeResilience resilience, TimeProvider time)
    {
        this.resilience = resilience;
        url = options.Value.Url.TrimEnd('/');
        timeout = options.Value.Timeout;
        this.time = time;
    }

    /// <summary>Begins the time that a call may take in all.</summary>
    public BackOfficeDeadline Begin(CancellationToken cancellationToken) => new(timeout, time, cancellationToken);

    /// <summary>The JSON answer; null when the back office succeeded without saying anything (204, or an empty
    /// body).</summary>
    /// <exception cref="BackOfficeException">No usable answer.</exception>
    public ValueTask<BackOfficeBody?> SendAsync(BackOfficeRequest request, BackOfficeDeadline deadline)
    {
        var attempt = new BackOfficeAttempt(
            request.OrganizerId, request.IdempotencyKey is null, deadline.Since, deadline.Timeout);
        return resilience.RunAsync(attempt,
            static (its, cancellationToken) => its.self.SendOnceAsync(its.request, its.deadline, cancellationToken),
            (self: this, request, deadline), deadline.Token);
    }

    private async ValueTask<BackOfficeBody?> SendOnceAsync(
        BackOfficeRequest request, BackOfficeDeadline deadline, CancellationToken cancellationToken)
    {
        try
        {
            using var message = CreateMessage(request);
            using var response = await invoker.SendAsync(message, cancellationToken);
            return await ReadAsync(response, cancellationToken);
        }
        catch (OperationCanceledException exception) when (deadline.HasPassed)
        {
            throw new BackOfficeException(BackOfficeFailure.TimedOut, exception);
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError
            is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            throw new BackOfficeException(BackOfficeFailure.NotReached, exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new BackOfficeException(BackOfficeFailure.Unreachable, exception);
        }
    }

    public void Dispose() => invoker.Dispose();

    private HttpRequestMessage CreateMessage(BackOfficeRequest request)
    {
        var message = new HttpRequestMessage(request.Method, new Uri(url + request.Target, Verbatim));
        message.Headers.Authorization = new("Bearer", request.AccessToken);
        message.Headers.Accept.Add(AcceptJson);
        if (request.IdempotencyKey is { } key)
        {
            message.Headers.Add("Idempotency-Key", key);
        }

        if (request.Body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body);
            message.Content.Headers.ContentType = Json;
        }
        else if (request.IdempotencyKey is not null)
        {
            // Where there is no content at all, the handler sends a request again by itself when the connection ends
            // without an answer, and a write may have been done by then.
            message.Content = new ReadOnlyMemoryContent(default);
        }

        return message;
    }

    private async ValueTask<BackOfficeBody?> ReadAsync(
        HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (FailureOf(response.StatusCode) is { } failure)
        {
            var retryAfter = RetryAfterOf(response);
            throw new BackOfficeException(failure)
            {
                RetryAfter = retryAfter,
                IsTransient = (int)response.StatusCode is 502 or 503 or 504 or 429 && IsWorthWaiting(response, retryAfter),
            };
        }

        var headers = response.Content.Headers;
        if (headers.ContentLength > MaxAnswerBytes)
        {
            throw new BackOfficeException(BackOfficeFailure.TooLarge);
        }

        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var body = await ReadAllAsync(stream, (int)(headers.ContentLength ?? 16 * 1024), cancellationToken);
        // How long nothing is may be said in several ways, so it is looked at; and nothing has no type.
        if (!body.Bytes.IsEmpty && IsJson(headers.ContentType))
        {
            return body;
        }

        var isEmpty = body.Bytes.IsEmpty;
        body.Dispose();
        return isEmpty ? null : throw new BackOfficeException(BackOfficeFailure.Garbage);
    }

    private static async ValueTask<BackOfficeBody> ReadAllAsync(
        Stream stream, int expected, CancellationToken cancellationToken)
    {
        // One byte more than expected, so that the end of the stream is seen without growing.
        var buffer = ArrayPool<byte>.Shared.Rent(expected + 1);
        var length = 0;
        try
        {
            while (await stream.ReadAsync(buffer.AsMemory(length), cancellationToken) is > 0 and var read)
            {
                length += read;
                if (length > MaxAnswerBytes)
                {
                    throw new BackOfficeException(BackOfficeFailure.TooLarge);
                }

                buffer = length == buffer.Length ? Grow(buffer) : buffer;
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
            throw;
        }

        if (length > LongAnswerBytes)
        {
            // Whoever reads it all would keep the other sockets of this thread waiting.
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        }

        // RFC 8259 §8.1: a byte order mark is wrong, but a reader may ignore it.
        var start = buffer.AsSpan(0, length).StartsWith("\uFEFF"u8) ? 3 : 0;
        return new(buffer, start, length - start);
    }

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        return larger;
    }

    /// <summary>RFC 8259 §8.1: JSON between systems is UTF-8; a header that says otherwise is believed.</summary>
    private static bool IsJson(MediaTypeHeaderValue? type)
    {
        var media = type?.MediaType ?? "";
        var charset = type?.CharSet?.Trim('"') ?? "utf-8";
        return (media.Equals("application/json", StringComparison.OrdinalIgnoreCase)
                || media.EndsWith("+json", StringComparison.OrdinalIgnoreCase))
            && charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase);
    }

    // A 429 that does not say until when would only be asked for the next one.
    private static bool IsWorthWaiting(HttpResponseMessage response, TimeSpan? retryAfter) =>
        retryAfter is not null || response.StatusCode != HttpStatusCode.TooManyRequests;

    /// <summary>RFC 9110 §10.2.3: seconds, or a date.</summary>
    private TimeSpan? RetryAfterOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
        { Date: not null } => TimeSpan.Zero,
        _ => null,
    };

    private static BackOfficeFailure? FailureOf(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => null,
        401 => BackOfficeFailure.SignedOut,
        403 => BackOfficeFailure.Forbidden,
        404 or 410 => BackOfficeFailure.NotFound,
        408 => BackOfficeFailure.TimedOut,
        409 or 412 => BackOfficeFailure.Conflict,
        429 => BackOfficeFailure.Busy,
        >= 400 and < 500 => BackOfficeFailure.Rejected,
        >= 500 => BackOfficeFailure.Broken,
        // Also a redirect: following it could lead a token to another host.
        _ => BackOfficeFailure.Garbage,
    };
}
