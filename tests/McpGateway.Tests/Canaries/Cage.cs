using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Canaries;

/// <summary>Mints words that nobody has used before, one for each place in which a person or a client can put something,
/// and looks for all of them at once: they begin alike.</summary>
internal sealed class Cage
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";
    private const int LengthOfName = 6;

    private readonly string kind = "zq" + RandomNumberGenerator.GetString(Letters, 6);
    private readonly ConcurrentDictionary<string, string> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly SecretSearch search = new();

    public Cage()
    {
        search.Add("a canary", kind);
        search.Add("a canary", kind.ToUpperInvariant());
    }

    public int Count => names.Count;

    /// <summary>A new word of 14 letters.</summary>
    /// <param name="where">What a failure calls it.</param>
    public string Mint(string where)
    {
        var canary = kind + RandomNumberGenerator.GetString(Letters, LengthOfName);
        names[canary] = where;
        return canary;
    }

    public string MintAddress(string where) => $"{Mint(where)}@{Mint($"{where}, the host")}.example";

    /// <summary>Where the canaries came from that are there; or, of those that wore another dress, which one.</summary>
    public IEnumerable<string> FindIn(byte[] haystack)
    {
        var findings = search.FindIn("it", haystack);
        return findings.Where(finding => !finding.Contains("(plain)", StringComparison.Ordinal))
            .Concat(findings is [] ? [] : NamesIn(haystack));
    }

    private IEnumerable<string> NamesIn(byte[] haystack) =>
        Regex.Matches(Encoding.Latin1.GetString(haystack), $"{kind}[a-z]{{{LengthOfName}}}", RegexOptions.IgnoreCase)
            .Select(match => names.GetValueOrDefault(match.Value, "an unknown place")).Distinct();
}
