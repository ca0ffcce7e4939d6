using System.Text;

namespace McpGateway.OAuth.Clients;

/// <summary>What an <c>Authorization</c> header of HTTP Basic says (RFC 6749 §2.3.1): base64 of two form-encoded
/// halves.</summary>
internal static class BasicCredentials
{
    private const string Scheme = "Basic ";

    /// <summary>Null when the header is none, or has an empty half.</summary>
    public static (string ClientId, string Secret)? TryRead(string header)
    {
        var bytes = new byte[header.Length];
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && Convert.TryFromBase64String(header[Scheme.Length..].Trim(), bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [{ Length: > 0 } id, { Length: > 0 } secret]
                ? (FormDecode(id), FormDecode(secret))
                : null;
    }

    private static string FormDecode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
