using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace McpGateway.OAuth.Clients;

/// <summary>
/// The one judge of redirect URIs, at registration and at authorization. Works on the text as it stands: nothing is
/// decoded, repaired or normalized, so that what is compared is what a browser will be sent to.
/// </summary>
internal static partial class RedirectUri
{
    private const int MaxLength = 2000;

    /// <summary>Private-use URIs (RFC 8252 §7.1) that known clients need, each allowed exactly.</summary>
    private static readonly string[] AllowedPrivateUse = ["cursor://anysphere.cursor-mcp/oauth/callback"];

    private static readonly string[] LoopbackHosts = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Answers of ours would be indistinguishable from parameters of the same name (CVE-2026-9689).</summary>
    private static readonly string[] OwnParameters = ["code", "state", "iss", "error", "error_description"];

    /// <summary>What is wrong with the URI, in words for the client's developer; null when it may be
    /// registered.</summary>
    public static string? FindProblem(string uri)
    {
        if (AllowedPrivateUse.Contains(uri, StringComparer.Ordinal))
        {
            return null;
        }

        if (uri.Length > MaxLength || Syntax().Match(uri) is not { Success: true } parts)
        {
            return "Use an absolute https URI, or http on localhost, 127.0.0.1 or [::1], with lower-case scheme and "
                + "host, without user info, wildcard, fragment or unencoded special characters.";
        }

        if (parts.Groups["scheme"].Value == "http" && !LoopbackHosts.Contains(parts.Groups["host"].Value))
        {
            return "Plain http is only for localhost, 127.0.0.1 and [::1]; use https.";
        }

        if (IsOtherSpellingOfAnAddress(parts.Groups["host"].Value))
        {
            return "A browser would read the host as another address; write it as four decimal numbers.";
        }

        if (parts.Groups["port"] is { Success: true, Value: var port }
            && int.Parse(port, CultureInfo.InvariantCulture) is < 1 or > 65535)
        {
            return "The port is not a port.";
        }

        if (parts.Groups["path"].Value.Split('/').Any(IsTreacherousSegment))
        {
            return "The path must not contain dot segments, encoded slashes, backslashes or control characters.";
        }

        return QueryHelpers.ParseQuery(parts.Groups["query"].Value).Keys.Any(OwnParameters.Contains)
            ? "The query must not use a parameter that belongs to the answer: code, state, iss, error."
            : null;
    }

    /// <summary>The same for a gateway at <paramref name="issuer"/>, whose own pages and endpoints nobody's answer may be
    /// sent to: a code would lie in our own logs and histories, and an answer would open a page of ours.</summary>
    public static string? FindProblem(string uri, string issuer) => FindProblem(uri)
        ?? (IsAt(uri, new(issuer)) ? "It is an address of this gateway; use one of the client's own." : null);

    /// <summary>Simple string comparison (RFC 9700 §2.1); on loopback the port may differ (RFC 8252 §7.3).</summary>
    public static bool Matches(string registered, string presented) =>
        string.Equals(registered, presented, StringComparison.Ordinal)
        || (IsLoopback(registered) && FindProblem(presented) is null
            && string.Equals(WithoutPort(registered), WithoutPort(presented), StringComparison.Ordinal));

    /// <summary>Whether a browser that follows it stays on its own device.</summary>
    public static bool IsLoopback(string uri) =>
        Syntax().Match(uri) is { Success: true } parts && LoopbackHosts.Contains(parts.Groups["host"].Value);

    /// <summary>The host for the consent page, or the scheme of a private-use URI.</summary>
    public static string DisplayHost(string uri) =>
        Syntax().Match(uri) is { Success: true } parts ? parts.Groups["host"].Value : uri[..(uri.IndexOf(':') + 3)];

    /// <summary>Hosts that end in a number are IPv4 addresses to a browser (WHATWG URL, "ends in a number checker"):
    /// <c>0x7f.1</c> is the own device.</summary>
    private static bool IsOtherSpellingOfAnAddress(string host)
    {
        var end = host[(host.LastIndexOf('.') + 1)..];
        var isNumber = end.All(char.IsAsciiDigit)
            || (end.StartsWith("0x", StringComparison.Ordinal) && end[2..].All(char.IsAsciiHexDigit));
        return isNumber && !(IPAddress.TryParse(host, out var address) && address.ToString() == host);
    }

    /// <summary>By host and port alone: all names of the own device lead to one gateway, whatever the scheme.</summary>
    private static bool IsAt(string uri, Uri origin) =>
        Uri.TryCreate(uri, UriKind.Absolute, out var target) && target.Port == origin.Port
        && (target.IdnHost.Equals(origin.IdnHost, StringComparison.OrdinalIgnoreCase)
            || (IsLoopback(uri) && origin.IsLoopback));

    private static string WithoutPort(string uri)
    {
        var port = Syntax().Match(uri).Groups["port"];
        return port.Success ? uri.Remove(port.Index - 1, port.Length + 1) : uri;
    }

    private static bool IsTreacherousSegment(string segment)
    {
        var decoded = Uri.UnescapeDataString(segment);
        // "..;" counts as ".." for servers that strip matrix parameters (CVE-2026-3872).
        return decoded.Split(';')[0] is "." or ".." || decoded.Any(c => c is '/' or '\\' || char.IsControl(c));
    }

    [GeneratedRegex("""
        ^(?<scheme>https|http)://
        (?<host>[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\[::1\])
        (?::(?<port>[0-9]{1,5}))?
        (?<path>(?:/(?:[A-Za-z0-9._~!$&'()+,;=:@-]|%[0-9A-Fa-f]{2})*)*)
        (?<query>\?(?:[A-Za-z0-9._~!$&'()+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?\z
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Syntax();
}
