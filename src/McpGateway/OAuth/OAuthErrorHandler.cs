using McpGateway.Web;
using Microsoft.AspNetCore.Diagnostics;

namespace McpGateway.OAuth;

/// <summary>The one place that writes OAuth errors: JSON, page or redirect.</summary>
internal sealed class OAuthErrorHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not OAuthException refusal)
        {
            return false;
        }

        var error = refusal.Error;
        context.Response.Headers.RetryAfter = refusal.RetryAfter;
        await (refusal.Channel switch
        {
            OAuthErrorChannel.Redirect => new SeeOther(refusal.Redirect!.WithError(error)).ExecuteAsync(context),
            OAuthErrorChannel.Page =>
                ErrorPage.Render(OAuthPhrases.CannotBeMade, OAuthPhrases.Of(refusal), error.Status, error.Description)
                    .ExecuteAsync(context),
            _ => WriteJsonAsync(context, refusal, cancellationToken),
        });
        return true;
    }

    private static Task WriteJsonAsync(
        HttpContext context, OAuthException refusal, CancellationToken cancellationToken)
    {
        context.Response.StatusCode = refusal.Error.Status;
        if (refusal.Error.Status == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = "5";
        }

        if (refusal.UsedBasic && refusal.Error.Status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"token endpoint\"";
        }

        if (refusal.Challenge is { } challenge)
        {
            context.Response.Headers.WWWAuthenticate = challenge;
        }

        return context.Response.WriteAsJsonAsync(
            new ErrorAnswer(refusal.Error.Code, refusal.Error.Description), OAuthJson.Default.ErrorAnswer,
            contentType: null, cancellationToken);
    }
}

/// <summary>RFC 6749 §5.2.</summary>
internal sealed record ErrorAnswer(string Error, string ErrorDescription);
