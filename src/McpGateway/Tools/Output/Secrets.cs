using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace McpGateway.Tools.Output;

/// <summary>Recognizes credentials in text: password hashes, private keys, API keys and tokens (promise S4).</summary>
internal static partial class Secrets
{
    private const int MinLength = 8;

    /// <param name="text">As <see cref="PlainText"/> gives it.</param>
    public static bool Occur(ReadOnlySpan<byte> text) =>
        text.Length >= MinLength && SecretMarks.Occur(text) && Match(text);

    private static bool Match(ReadOnlySpan<byte> text)
    {
        if (text.Length <= 512)
        {
            Span<char> characters = stackalloc char[512];
            Ascii.ToUtf16(text, characters, out var length);
            return OccurIn(characters[..length]);
        }

        var rented = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            return OccurIn(rented.AsSpan(0, Encoding.ASCII.GetChars(text, rented)));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented, clearArray: true);
        }
    }

    private static bool OccurIn(ReadOnlySpan<char> text) =>
        Hash().IsMatch(text) || Key().IsMatch(text) || Token().IsMatch(text) || Given().IsMatch(text);

    [GeneratedRegex(
        // crypt(3) and its descendants: bcrypt, SHA-crypt, yescrypt, Apache's MD5, Argon2, scrypt, PBKDF2, phpass, Drupal
        @"\$2[abxy]?\$[0-9]{2}\$[./A-Za-z0-9]{20}|\$([1567y]|apr1)\$([^\s$]{1,64}\$){1,3}[./A-Za-z0-9]{16}"
        + @"|\$argon2(id|i|d)\$|\$scrypt\$|\$pbkdf2|\$[PHS]\$[./A-Za-z0-9]{20}"
        // Django, Werkzeug
        + @"|pbkdf2(_|:)sha[0-9]{1,3}[$:]|scrypt:[0-9]+:[0-9]+|\b(sha1|sha256|md5)\$[^\s$]{0,64}\$[0-9a-f]{32}"
        // LDAP, SCRAM
        + @"|\{(S?SHA|SMD5|MD5|CRYPT|PBKDF2|ARGON2)[A-Z0-9_-]{0,16}\}[./+=$A-Za-z0-9]{8}|SCRAM-SHA-[0-9]{1,3}\$[0-9]+:"
        // ASP.NET Core Identity, version 3: PBKDF2 in base64
        + @"|AQAAAA[EI]AA[A-Za-z0-9+/]{40}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Hash();

    [GeneratedRegex(
        @"-----BEGIN [A-Z0-9 ]{0,24}PRIVATE KEY|PuTTY-User-Key-File|b3BlbnNzaC1rZXktdjE|AGE-SECRET-KEY-1"
        // keys that name their issuer
        + @"|[srp]k_(live|test)_[A-Za-z0-9]{8}|whsec_[A-Za-z0-9]{16}"
        + @"|\bgh[opsur]_[A-Za-z0-9]{20}|github_pat_[A-Za-z0-9_]{20}|\bgl(pat|dt|rt|ptt|soat)-[A-Za-z0-9_-]{16}"
        + @"|\bxox[abeoprs]-[A-Za-z0-9-]{10}|\bxapp-[0-9]-[A-Z0-9]{8}|\b(AKIA|ASIA)[A-Z0-9]{16}|\bAIza[A-Za-z0-9_-]{30}"
        + @"|\bya29\.[A-Za-z0-9_-]{20}|\bGOCSPX-[A-Za-z0-9_-]{20}|\bsk-[A-Za-z0-9_-]{20}|\bSG\.[A-Za-z0-9_-]{16,}\."
        + @"|\bnpm_[A-Za-z0-9]{30}|\bpypi-[A-Za-z0-9_-]{30}|\bshp(at|ca|pa|ss)_[A-Fa-f0-9]{32}|\bhvs\.[A-Za-z0-9_-]{20}"
        + @"|\bhf_[A-Za-z0-9]{30}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Key();

    [GeneratedRegex(
        // JSON Web Token and its encrypted form: parts in base64url, the first of which begins with {"
        @"eyJ[A-Za-z0-9_-]{6,}\.eyJ[A-Za-z0-9_-]{6,}|eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]{8,}"
        // a token in a header; one without a digit is a word
        + @"|\b(?i:Bearer)\s+(?=[^\s]*[0-9])[A-Za-z0-9._~+/-]{16,}|\b(?i:Authorization:\s*Basic)\s+[A-Za-z0-9+/]{8,}"
        // the gateway's own handles
        + @"|\bmg[abcefilpqrst]_[A-Za-z0-9_-]{32,}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();

    [GeneratedRegex(
        // addresses with a password: postgres://user:password@host
        @"\b[a-z][a-z0-9+.-]{1,20}://[^\s/:@]{0,64}:[^\s/@]{1,128}@"
        // connection strings and settings; behind a colon people also write words, which have no digit
        + @"|(password|passwd|passphrase|\bpwd|secret|(api|access|account|private|shared)[_-]?(access)?[_-]?key"
        + @"|(auth|access|refresh|id|api|session)[_-]?token)[""']?\s*(=\s*[""']?[^\s""';,&]{4}"
        + @"|:\s*[""']?(?=[^\s""';,]*[0-9])[^\s""';,]{6})",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Given();
}
