using Microsoft.Net.Http.Headers;

namespace McpGateway.Mcp.Http;

/// <summary>What a request may be written in and what it must be willing to read.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    private const string EventStream = "text/event-stream";

    // What the transport tells clients to send, as nearly all of them write it: seen without being parsed.
    private const string JsonAndEventStream = "application/json, text/event-stream";

    /// <summary>JSON in UTF-8 alone.</summary>
    public static bool IsJson(HttpRequest request) =>
        request.ContentType == Json
        || (MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue
                || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)));

    /// <summary>
    /// Lenient, because real clients send */*, one of the two types, or nothing. A client that names event streams must
    /// read JSON as well, so either will do.
    /// </summary>
    public static bool AcceptsAnswer(HttpRequest request)
    {
        var accept = request.Headers.Accept;
        return accept is [] or [JsonAndEventStream] || !MediaTypeHeaderValue.TryParseList(accept, out var ranges)
            || ranges.Any(range => range.Quality != 0 && (Covers(range, Json) || Covers(range, EventStream)));
    }

    /// <summary>Strict about refusals and about what is named; whoever names nothing takes anything.</summary>
    public static bool AcceptsEventStream(HttpRequest request)
    {
        var accept = request.Headers.Accept;
        return accept.Count == 0 || !MediaTypeHeaderValue.TryParseList(accept, out var ranges)
            || ranges.Any(range => range.Quality != 0 && Covers(range, EventStream));
    }

    private static bool Covers(MediaTypeHeaderValue range, string type) =>
        range.MatchesAllTypes
        || range.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase)
        || (range.MatchesAllSubTypes
            && type.StartsWith($"{range.Type}/", StringComparison.OrdinalIgnoreCase));
}
