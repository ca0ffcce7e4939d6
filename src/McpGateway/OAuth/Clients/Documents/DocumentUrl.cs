using System.Text.RegularExpressions;

namespace McpGateway.OAuth.Clients.Documents;

/// <summary>
/// A client id that is the address of a document (draft-ietf-oauth-client-id-metadata-document §3). Judged as text:
/// what would be repaired on the way to a request is not one, so that the id that is compared is the address that is
/// fetched.
/// </summary>
internal static partial class DocumentUrl
{
    private const int MaxLength = 512;
    private const int MaxHostLength = 253;

    /// <summary>The address, or null when the text is none: https on the default port, a name with a dot for a host,
    /// a path, and neither user info, query nor fragment.</summary>
    public static Uri? TryRead(string clientId) =>
        clientId.Length <= MaxLength
        && Syntax().Match(clientId) is { Success: true } parts
        && parts.Groups["host"].Length <= MaxHostLength
        && Uri.TryCreate(clientId, UriKind.Absolute, out var url)
        && url.AbsoluteUri == clientId
            ? url
            : null;

    // The last label begins with a letter, so that no number is read as an address: 127.1, 0x7f.1 and their like.
    // The path has nothing to decode and no segment that some server takes for "." or "..".
    [GeneratedRegex("""
        ^https://
        (?<host>(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?)
        (?:/(?!\.{1,2}(?:[;/]|\z))[A-Za-z0-9._~!$&'()*+,;=:@-]+)+
        /?\z
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Syntax();
}
