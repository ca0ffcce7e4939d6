namespace McpGateway.Conformance.Fuzz;

/// <summary>Values that have broken servers before.</summary>
internal static class Nasty
{
    /// <summary>Must never come back as it is in a page.</summary>
    public const string Markup = "<svg/onload=mg>";

    /// <summary>A header that only an injection could add.</summary>
    public const string Header = "X-Injected";

    public static readonly string[] Values =
    [
        "", " ", "\0", "\r\n", $"a\r\n{Header}: 1", $"%0d%0a{Header}:%201", "\u0085\u2028\u202e", "\uD83D\uDE00", "\u0000\u0001\u001f",
        $"\">{Markup}", $"';{Markup}", $"{Markup}", "javascript:alert(1)", "{{7*7}}${7*7}", "' OR '1'='1", "../../../etc/passwd",
        "%", "%zz", "%00", "%c0%ae", "%u0041", "%25%32%65", "&", "=", "+", ";", "[]", "a[]", "null", "undefined", "NaN", "true",
        "0", "-1", "2147483648", "9223372036854775808", "1e999", "1.5", "0x10", "٣", "ﬃ", "İ", "ß",
        new string('a', 300), new string('A', 5_000), new string('%', 500), string.Concat(Enumerable.Repeat("[", 500)),
        "https://evil.example", "https://evil.example/cb", "//evil.example", "/\\evil.example", "https:evil.example",
        "http://127.0.0.1:1/cb", "http://127.0.0.1:99999/cb", "http://localhost/cb", "http://[::1]/cb", "https://client.example@evil.example/cb",
        "https://client.example/cb?x=1#y", "https://client.example\\@evil.example", "https://client.example/cb/../x", "data:text/html,x",
        "https://documents.localhost/client.json", "https://127.0.0.1/client.json", "https://169.254.169.254/latest",
        "code", "token", "none", "plain", "S256", "login", "consent", "query", "fragment", "form_post", "allow", "deny",
        "authorization_code", "refresh_token", "client_credentials", "password", "openid profile", "a b  c", "scope\"x", "a\\b",
        "Basic Og==", "Basic !!!", "Basic", "Bearer", "Bearer x", "Bearer mga_x", "Digest username=\"x\"", "Negotiate YII=",
        "eyJhbGciOiJub25lIn0.e30.", "mga_" + new string('A', 108), "mgr_" + new string('A', 108), "mgc_" + new string('_', 108),
    ];

    public static readonly string[] Names =
    [
        "", "client_id", "client_secret", "redirect_uri", "scope", "state", "resource", "request", "request_uri", "prompt", "iss",
        "response_mode", "nonce", "code", "grant_type", "code_verifier", "code_challenge", "audience", "assertion", "client_assertion",
        "client_assertion_type", "token", "token_type_hint", "decision", "organizer", "access_token", "id_token_hint", "__proto__", "a[b]",
        "\0", Markup, "login_hint", "max_age", "claims", "registration", "jwks", "jwks_uri", "redirect_uris", "form_token", "revoke",
    ];

    public static readonly string[] Headers =
    [
        "Authorization", "Cookie", "Origin", "Referer", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-For", "Forwarded",
        "X-Original-URL", "X-HTTP-Method-Override", "Accept", "Accept-Language", "Accept-Encoding", "Content-Encoding", "Range",
        "If-None-Match", "If-Modified-Since", "Expect", "Upgrade", "X-Request-Id", "traceparent", "baggage", "MCP-Protocol-Version",
        "Mcp-Method", "Mcp-Name", "Mcp-Session-Id", "Last-Event-ID", "Access-Control-Request-Method", "Sec-Fetch-Site", "DPoP",
    ];

    public static readonly string[] ContentTypes =
    [
        "application/json", "application/x-www-form-urlencoded", "text/plain", "multipart/form-data", "multipart/form-data; boundary=x",
        "application/json; charset=utf-16", "application/x-www-form-urlencoded; charset=utf-7", "application/jwt", "*/*", "",
        "application/x-www-form-urlencoded; charset=made-up", "text/html", "application/json;;", "application/x-www-form-urlencoded, text/plain",
    ];

    public static readonly string[] Methods = ["GET", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FUZZ"];

    public static readonly string[] PathEnds =
        ["/", "//", "/..", "/.", "%2f", "%00", ";x=1", "/../token", "\\", "?", ".json", "/%2e%2e/mcp", "/org_alpine", "/" + Markup, "%"];
}
