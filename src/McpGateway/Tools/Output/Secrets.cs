using System.Text;
using System.Text.RegularExpressions;

namespace McpGateway.Tools.Output;

/// <summary>Recognizes credentials in text: password hashes, private keys, API keys and tokens (promise S4).</summary>
internal static partial class Secrets
{
    private const int MinLength = 16;

    public static bool Occur(ReadOnlySpan<byte> text)
    {
        if (text.Length < MinLength)
        {
            return false;
        }

        if (text.Length > 512)
        {
            return Pattern().IsMatch(Encoding.UTF8.GetString(text));
        }

        Span<char> characters = stackalloc char[text.Length];
        return Pattern().IsMatch(characters[..Encoding.UTF8.GetChars(text, characters)]);
    }

    [GeneratedRegex(
        // crypt(3) and its descendants: bcrypt, SHA-crypt, yescrypt, Argon2, scrypt, PBKDF2
        @"\$2[abxy]?\$[0-9]{2}\$[./A-Za-z0-9]{20}|\$[1567y]\$[^\s$]{1,64}\$[./A-Za-z0-9]{16}|\$argon2(id|i|d)\$"
        + @"|\$scrypt\$|\$pbkdf2|pbkdf2_sha[0-9]{1,3}\$|scrypt:[0-9]+:[0-9]+|\{(SSHA|SHA|SMD5|CRYPT)[0-9]{0,3}\}"
        // ASP.NET Core Identity, version 3: PBKDF2 in base64
        + @"|AQAAAA[EI]AA[A-Za-z0-9+/]{40}"
        + @"|-----BEGIN [A-Z ]{0,24}PRIVATE KEY"
        // keys that name their issuer
        + @"|[srp]k_(live|test)_[A-Za-z0-9]{8}|whsec_[A-Za-z0-9]{16}"
        + @"|gh[opsur]_[A-Za-z0-9]{20}|github_pat_[A-Za-z0-9_]{20}"
        + @"|glpat-[A-Za-z0-9_-]{16}|xox[abeoprs]-[A-Za-z0-9-]{10}|AKIA[A-Z0-9]{16}|AIza[A-Za-z0-9_-]{30}"
        + @"|sk-[A-Za-z0-9_-]{20}"
        // JSON Web Token: two parts that begin with {"
        + @"|eyJ[A-Za-z0-9_-]{6,}\.eyJ[A-Za-z0-9_-]{6,}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
