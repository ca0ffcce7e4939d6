using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;

namespace McpGateway.Sample.BackOffice.Api;

/// <summary>Answers refusals, and requests that could not be read, with a problem document.</summary>
internal sealed class RefusalHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (status, detail) = exception switch
        {
            Refusal refusal => (refusal.Status, refusal.Message),
            BadHttpRequestException { InnerException: JsonException { Path: var path } } bad => (bad.StatusCode,
                $"The body does not fit the API's description at {path ?? "$"}: a field is missing, unknown or wrong."),
            BadHttpRequestException bad => (bad.StatusCode, bad.Message),
            _ => (0, ""),
        };
        if (status == 0)
        {
            return false;
        }

        await Results.Problem(detail, statusCode: status).ExecuteAsync(httpContext);
        return true;
    }
}
