using McpGateway.Mcp.Messages;
using Microsoft.Net.Http.Headers;

namespace McpGateway.Mcp.Http;

/// <summary>Lets a trusted web page read the answers. Never with cookies: the bearer is the only credential.</summary>
internal static class CrossOrigin
{
    private const string ReadableHeaders =
        $"WWW-Authenticate, {McpHeaders.ProtocolVersion}, {McpHeaders.SessionId}, X-Request-Id, Retry-After";

    private const string SendableHeaders =
        $"Authorization, Content-Type, Accept, {McpHeaders.ProtocolVersion}, {McpHeaders.Method}, {McpHeaders.Name}, "
        + $"{McpHeaders.SessionId}, Last-Event-ID";

    public static void Allow(HttpResponse response, string origin)
    {
        response.Headers[HeaderNames.AccessControlAllowOrigin] = origin;
        response.Headers[HeaderNames.AccessControlExposeHeaders] = ReadableHeaders;
    }

    public static bool IsPreflight(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method) && request.Headers.Origin.Count > 0
        && request.Headers.ContainsKey(HeaderNames.AccessControlRequestMethod);

    /// <summary>GET and DELETE are let through to their 405, which a failed preflight would hide.</summary>
    public static void AnswerPreflight(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status204NoContent;
        response.Headers[HeaderNames.AccessControlAllowMethods] = "POST, GET, DELETE";
        response.Headers[HeaderNames.AccessControlAllowHeaders] = SendableHeaders;
        response.Headers[HeaderNames.AccessControlMaxAge] = "600";
    }
}
