using McpGateway.Storage;
using Microsoft.AspNetCore.Diagnostics;

namespace McpGateway.Web;

/// <summary>The last answer to an exception that no feature knows: a status, a sentence and the request id.</summary>
internal sealed partial class FailureHandler(ILogger<FailureHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        context.Response.StatusCode = exception switch
        {
            StoreUnavailableException => StatusCodes.Status503ServiceUnavailable,
            BadHttpRequestException bad => bad.StatusCode,
            _ => StatusCodes.Status500InternalServerError,
        };
        if (context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = "5";
        }

        if (context.Response.StatusCode >= 500)
        {
            // The message of an exception may quote what it stumbled over; its type and place never do.
            LogRequestFailed(context.TraceIdentifier, exception.GetType().FullName, exception.StackTrace);
        }

        await DescribeAsync(context);
        return true;
    }

    /// <summary>Writes the body for the status that is already set: a page for a browser, JSON for everyone
    /// else.</summary>
    public static Task DescribeAsync(HttpContext context)
    {
        var (title, sentence) = FailurePhrases.Of(context.Response.StatusCode);

        return context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
            ? ErrorPage.Render(title, sentence, context.Response.StatusCode).ExecuteAsync(context)
            : context.Response.WriteAsJsonAsync(
                new Problem(title.English, sentence.English, context.Response.StatusCode, context.TraceIdentifier),
                WebJson.Default.Problem, "application/problem+json", context.RequestAborted);
    }

    [LoggerMessage(LogLevel.Error, "Request {RequestId} failed with {ExceptionType}\n{StackTrace}")]
    private partial void LogRequestFailed(string requestId, string? exceptionType, string? stackTrace);
}
