namespace McpGateway.Sample.BackOffice.Faults;

/// <summary>Shows and empties the request log.</summary>
internal static class RequestLogEndpoint
{
    public static IReadOnlyList<LoggedRequest> List(RequestLog log) => log.All;

    public static IResult Clear(RequestLog log)
    {
        log.Clear();
        return Results.NoContent();
    }
}
