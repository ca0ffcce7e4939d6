using System.Net.Http.Headers;
using System.Text;

namespace McpGateway.Sample.BackOffice.SignIn;

/// <summary>Makes sure that a token request comes from the one client (RFC 6749 §2.3.1).</summary>
internal sealed class ClientCheck(BackOfficeSetup setup)
{
    public bool Passes(HttpRequest request, IFormCollection form)
    {
        var (id, secret) = FromHeader(request) ?? (form["client_id"].ToString(), form["client_secret"].ToString());

        // Both are always compared, so that the time tells nothing about which one was wrong.
        return Opaque.Match(id, setup.ClientId) & Opaque.Match(secret, setup.ClientSecret);
    }

    private static (string Id, string Secret)? FromHeader(HttpRequest request)
    {
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
            || !header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var decoded = new byte[header.Parameter?.Length ?? 0];
        if (!Convert.TryFromBase64String(header.Parameter ?? "", decoded, out var length)
            || Encoding.UTF8.GetString(decoded, 0, length).Split(':', 2) is not [var id, var secret])
        {
            return ("", "");
        }

        return (Decode(id), Decode(secret));
    }

    private static string Decode(string value) => Uri.UnescapeDataString(value.Replace('+', ' '));
}
