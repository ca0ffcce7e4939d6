using McpGateway.Web.Languages;
using McpGateway.Web.Zones;

namespace McpGateway.Web;

/// <summary>303: the browser goes on with a GET, whatever it sent (a 307 would send a form again, to another site). On an
/// address of ours it goes on in the language and the time zone that were chosen.</summary>
internal sealed class SeeOther(string location) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = location.StartsWith('/') && !location.Contains("lang=")
            ? ChosenZone.Carry(httpContext.Request, ChosenLanguage.Carry(httpContext.Request, location))
            : location;
        return Task.CompletedTask;
    }
}
