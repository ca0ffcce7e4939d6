using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

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
        "shp", "hvs.", "hf_", "eyJ", "Bearer", "Basic", "mga_", "mgb_", "mgc_", "mge_", "mgf_", "mgi_", "mgl_", "mgp_",
        "mgq_", "mgr_", "mgs_", "mgt_", "://", "passw", "passphrase", "pwd", "secret", "key", "token",
    ];

    // The marks that begin with three letters, by a number for those; and a bit for each number that there is.
    private static readonly Dictionary<uint, byte[][]> Marks = All.Select(Encoding.ASCII.GetBytes)
        .GroupBy(mark => SlotOf(mark[0], mark[1], mark[2])).ToDictionary(marks => marks.Key, marks => marks.ToArray());

    private static readonly byte[] Beginnings = CreateBeginnings();

    /// <param name="text">In ASCII.</param>
    public static bool Occur(ReadOnlySpan<byte> text)
    {
        // Without checks of bounds: this loop runs over every byte of text that leaves. Four bytes are read for the three
        // that count, so the last place is looked at by itself.
        ref var first = ref MemoryMarshal.GetReference(text);
        ref var map = ref MemoryMarshal.GetArrayDataReference(Beginnings);
        var last = text.Length - Letters;
        for (var index = 0; index < last; index++)
        {
            var letters = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref first, index));
            var slot = SlotOf(BitConverter.IsLittleEndian ? letters : BinaryPrimitives.ReverseEndianness(letters));
            if ((Unsafe.Add(ref map, slot >> 3) & 1 << (int)(slot & 7)) != 0 && StartsWithMark(text[index..], slot))
            {
                return true;
            }
        }

        if (last >= 0)
        {
            var slot = SlotOf(text[last], text[last + 1], text[last + 2]);
            return (Beginnings[slot >> 3] & 1 << (int)(slot & 7)) != 0 && StartsWithMark(text[last..], slot);
        }

        return false;
    }

    private static bool StartsWithMark(ReadOnlySpan<byte> text, uint slot)
    {
        foreach (var mark in Marks[slot])
        {
            if (text.Length >= mark.Length && Ascii.EqualsIgnoreCase(text[..mark.Length], mark))
            {
                return true;
            }
        }

        return false;
    }

    private static byte[] CreateBeginnings()
    {
        var map = new byte[(1 << 16) / 8];
        foreach (var slot in Marks.Keys)
        {
            map[slot >> 3] |= (byte)(1 << (int)(slot & 7));
        }

        return map;
    }

    /// <summary>16 bits for three bytes, the same for small and capital letters.</summary>
    private static uint SlotOf(uint one, uint two, uint three) => SlotOf(one | two << 8 | three << 16);

    /// <param name="letters">The first in the lowest byte; what is in the highest does not count.</param>
    private static uint SlotOf(uint letters) => ((letters | 0x202020) << 8) * Spread >> 16;
}
