using System.Buffers;

namespace McpGateway.Tools.Output;

/// <summary>What every pattern of <see cref="Secrets"/> holds, whatever its case: hardly a text of a back office has any
/// of it.</summary>
internal static class SecretMarks
{
    private const int Letters = 3;

    private const uint Spread = 0x9E3779B1;

    private static readonly string[] All =
    [
        "$1$", "$2a", "$2b", "$2x", "$2y", "$2$", "$5$", "$6$", "$7$", "$y$", "$apr1$", "$argon2", "$scrypt", "$pbkdf2",
        "$P$", "$H$", "$S$", "pbkdf2", "scrypt:", "sha1$", "sha256$", "md5$", "{SSHA", "{SHA", "{SMD5", "{MD5", "{CRYPT",
        "{PBKDF2", "{ARGON2", "SCRAM-SHA", "AQAAAA", "PRIVATE KEY", "PuTTY-User-Key", "b3BlbnNzaC1rZXk", "AGE-SECRET",
        "k_live_", "k_test_", "whsec_", "gho_", "ghp_", "ghr_", "ghs_", "ghu_", "github_pat_", "glpat-", "gldt-", "glrt-",
        "glptt-", "glsoat-", "xox", "xapp-", "AKIA", "ASIA", "AIza", "ya29.", "GOCSPX-", "sk-", "SG.", "npm_", "pypi-",
        "shp", "hvs.", "hf_", "eyJ", "Bearer", "Basic", "mga_", "mgb_", "mgc_", "mgi_", "mgp_", "mgq_", "mgr_", "mgs_",
        "mgt_", "://", "pass", "pwd", "secret", "api", "key", "token",
    ];

    private static readonly SearchValues<string> Exact = SearchValues.Create(All, StringComparison.OrdinalIgnoreCase);

    // A bit for each beginning: the vectorized search above is slow to start, and most texts are a few words.
    private static readonly ulong[] Beginnings = CreateBeginnings();

    public static bool Occur(ReadOnlySpan<char> text) => text.ContainsAny(Exact);

    /// <summary>False only when there is no mark for certain; looks at each byte once.</summary>
    public static bool MayOccur(ReadOnlySpan<byte> text)
    {
        var map = Beginnings;
        var window = 0U;
        foreach (var character in text)
        {
            window = (window << 8) | Fold(character);
            var slot = SlotOf(window);
            if ((map[slot >> 6] >> (int)(slot & 63) & 1) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private static ulong[] CreateBeginnings()
    {
        var map = new ulong[1024];
        foreach (var mark in All)
        {
            var window = mark.Take(Letters).Aggregate(0U, (window, letter) => (window << 8) | Fold((byte)letter));
            var slot = SlotOf(window);
            map[slot >> 6] |= 1UL << (int)(slot & 63);
        }

        return map;
    }

    /// <summary>Makes letters small; what it does to others makes at most two look alike.</summary>
    private static uint Fold(byte character) => character | 0x20U;

    /// <summary>16 bits that depend on the last three bytes alone.</summary>
    private static uint SlotOf(uint window) => (window << 8) * Spread >> 16;
}
