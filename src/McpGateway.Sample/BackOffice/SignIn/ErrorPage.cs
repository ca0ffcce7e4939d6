using System.Text.Encodings.Web;

namespace McpGateway.Sample.BackOffice.SignIn;

/// <summary>Tells a person, not a client, why a request could not be answered.</summary>
internal static class ErrorPage
{
    public static IResult Show(HttpContext context, string reason)
    {
        PageHeaders.Set(context);
        return Results.Content(
            PageFrame.Wrap("en", "This sign-in cannot continue", $"<p>{HtmlEncoder.Default.Encode(reason)}</p>"),
            "text/html; charset=utf-8", statusCode: StatusCodes.Status400BadRequest);
    }
}
