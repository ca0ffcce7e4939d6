using System.Net;
using System.Text.Json;
using McpGateway.Storage;

namespace McpGateway.BackOffice;

/// <summary>How the gateway speaks HTTP to the operator: directly, without cookies, redirects or tracing
/// headers.</summary>
internal static class BackOfficeHttp
{
    private const int MaxAnswerBytes = 1024 * 1024;

    public static HttpClient Create(TimeSpan timeout) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        // Nothing about the caller's request travels on but what the operation names (promise S8).
        ActivityHeadersPropagator = null,
        SslOptions = { CertificateChainPolicy = ServerCertificates.Checks },
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = timeout,
        MaxResponseContentBufferSize = MaxAnswerBytes,
    };

    /// <summary>Sends the request and reads a JSON object.</summary>
    /// <exception cref="BackOfficeException">Anything but a JSON object with a 2xx status.</exception>
    public static async ValueTask<JsonDocument> ReadJsonAsync(
        HttpClient http, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw new BackOfficeException(await FailureOfAsync(response, cancellationToken));
            }

            var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document
                : throw new BackOfficeException(BackOfficeFailure.Garbage);
        }
        catch (JsonException)
        {
            throw new BackOfficeException(BackOfficeFailure.Garbage);
        }
        catch (HttpRequestException exception)
        {
            throw new BackOfficeException(BackOfficeFailure.Unreachable, exception);
        }
        catch (TaskCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new BackOfficeException(BackOfficeFailure.TimedOut, exception);
        }
    }

    // RFC 6749 §5.2: of the refusals of a token endpoint only invalid_grant is about the person. The others, such as
    // invalid_client, are about the gateway, and must end nobody's connection. RFC 6750 §3.1 for userinfo.
    private static async ValueTask<BackOfficeFailure> FailureOfAsync(
        HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode is not (HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized))
        {
            return FailureOf(response.StatusCode);
        }

        var isGrant = response.RequestMessage?.Method == HttpMethod.Post;
        return await ErrorOfAsync(response, cancellationToken) == "invalid_grant"
            || (!isGrant && response.StatusCode == HttpStatusCode.Unauthorized)
                ? BackOfficeFailure.SignedOut
                : BackOfficeFailure.Rejected;
    }

    private static async ValueTask<string?> ErrorOfAsync(
        HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("error", out var error)
                && error.ValueKind == JsonValueKind.String
                    ? error.GetString()
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What any other status than 2xx means for a person's session at the back office.</summary>
    private static BackOfficeFailure FailureOf(HttpStatusCode status) => (int)status switch
    {
        403 => BackOfficeFailure.Forbidden,
        429 => BackOfficeFailure.Busy,
        >= 500 => BackOfficeFailure.Broken,
        _ => BackOfficeFailure.Rejected,
    };
}
