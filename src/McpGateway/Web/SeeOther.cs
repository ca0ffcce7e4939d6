namespace McpGateway.Web;

/// <summary>303: the browser goes on with a GET, whatever it sent (a 307 would send a form again, to another
/// site).</summary>
internal sealed class SeeOther(string location) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = location;
        return Task.CompletedTask;
    }
}
