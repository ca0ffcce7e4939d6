namespace McpGateway.Mcp.Http;

/// <summary>The access token of a request, from the Authorization header and nowhere else (RFC 6750 §2.1).</summary>
/// <param name="Token">Null where the request has no bearer credentials.</param>
/// <param name="Problem">Why the request is malformed (400); null where it is not.</param>
internal readonly record struct BearerCredentials(string? Token, string? Problem)
{
    private const string Scheme = "Bearer ";

    public static BearerCredentials Read(HttpRequest request)
    {
        // RFC 6750 §5.3: an address ends up in logs and histories, so a token in it is refused even beside a good one.
        if (request.QueryString.HasValue && request.Query.ContainsKey("access_token"))
        {
            return new(null, "Send the access token in the Authorization header, never in the URL.");
        }

        return request.Headers.Authorization switch
        {
            [] => default,
            [{ } value] when value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) =>
                new(value[Scheme.Length..].Trim(), null),
            [_] => default,
            _ => new(null, "Send one Authorization header."),
        };
    }
}
