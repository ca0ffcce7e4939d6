namespace McpGateway.Sample.BackOffice.Faults;

/// <summary>Notes every request but those to the test controls themselves.</summary>
internal sealed class RequestLogMiddleware(RequestLog log) : IMiddleware
{
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (!request.Path.StartsWithSegments("/_sample"))
        {
            var key = request.Headers["Idempotency-Key"];
            log.Add(new(
                request.Method, request.Path, [.. request.Headers.Keys.Order(StringComparer.OrdinalIgnoreCase)],
                key.Count == 0 ? null : key.ToString()));
        }

        return next(context);
    }
}
