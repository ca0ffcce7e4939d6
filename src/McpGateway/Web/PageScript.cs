using System.Security.Cryptography;

namespace McpGateway.Web;

/// <summary>The nonce by which this answer's Content-Security-Policy lets its page run the one script (CSP3 §2.3.1). An
/// answer without it runs none.</summary>
internal sealed class PageScript
{
    private PageScript(string nonce) => Nonce = nonce;

    public string Nonce { get; }

    /// <summary>The one of this answer, made when it is first asked for.</summary>
    public static PageScript Of(HttpContext context)
    {
        if (context.Features.Get<PageScript>() is { } known)
        {
            return known;
        }

        var made = new PageScript(Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)));
        context.Features.Set(made);
        return made;
    }
}
