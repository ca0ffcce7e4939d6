using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace McpGateway.Tests.Harness;

/// <summary>Looks for values in bytes, in every dress that they could wear there.</summary>
internal sealed class SecretSearch
{
    // A kind, then in base64url: a format byte, 16 bytes of record id, 32 of secret, a tag.
    private static readonly Range SecretOfHandle = 17..49;

    private readonly List<(string What, string Dress, byte[] Bytes)> patterns = [];

    /// <summary>How many values are looked for.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a value to look for, under a name that a failure may print.</summary>
    public void Add(string what, string value)
    {
        Assert.True(value.Length >= 6, $"{what} is too short to be told from chance.");
        Count++;
        AddDressed(what, TextDresses(value).Concat(ByteDresses(Encoding.UTF8.GetBytes(value))));
    }

    /// <summary>Adds one of the gateway's handles: its text, and the random bytes that make it a secret.</summary>
    public void AddHandle(string what, string handle)
    {
        Add(what, handle);
        var bytes = Base64Url.DecodeFromChars(handle.AsSpan(handle.IndexOf('_') + 1));
        AddDressed($"the secret in {what}", ByteDresses(bytes[SecretOfHandle]));
    }

    /// <summary>What was found, as "value (dress) in place"; never the value itself.</summary>
    public IReadOnlyList<string> FindIn(string place, ReadOnlySpan<byte> haystack)
    {
        var findings = new List<string>();
        foreach (var (what, dress, bytes) in patterns)
        {
            if (haystack.IndexOf(bytes) >= 0)
            {
                findings.Add($"{what} ({dress}) in {place}");
            }
        }

        return findings;
    }

    /// <summary>The same in text.</summary>
    public IReadOnlyList<string> FindIn(string place, string haystack) =>
        FindIn(place, Encoding.UTF8.GetBytes(haystack));

    /// <summary>The same in every file of a folder, whoever has it open.</summary>
    public IReadOnlyList<string> FindInFolder(string folder)
    {
        var findings = new List<string>();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            findings.AddRange(FindIn(Path.GetRelativePath(folder, file), bytes.ToArray()));
        }

        return findings;
    }

    private void AddDressed(string what, IEnumerable<(string Name, byte[] Bytes)> dresses) =>
        patterns.AddRange(dresses
            .DistinctBy(dress => Convert.ToHexString(dress.Bytes))
            .Select(dress => (what, dress.Name, dress.Bytes)));

    private static IEnumerable<(string Name, byte[] Bytes)> TextDresses(string value)
    {
        yield return ("plain", Encoding.UTF8.GetBytes(value));
        yield return ("UTF-16", Encoding.Unicode.GetBytes(value));
        yield return ("UTF-16 big-endian", Encoding.BigEndianUnicode.GetBytes(value));
        yield return ("percent-encoded", Encoding.ASCII.GetBytes(Uri.EscapeDataString(value)));
        yield return ("JSON-escaped", JsonEncodedText.Encode(value).EncodedUtf8Bytes.ToArray());
    }

    private static IEnumerable<(string Name, byte[] Bytes)> ByteDresses(byte[] bytes)
    {
        yield return ("plain", bytes);
        yield return ("hex", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes)));
        yield return ("upper-case hex", Encoding.ASCII.GetBytes(Convert.ToHexString(bytes)));
        for (var offset = 0; offset < 3; offset++)
        {
            var base64 = Base64At(bytes, offset);
            yield return ("base64", Encoding.ASCII.GetBytes(base64));
            yield return ("base64url", Encoding.ASCII.GetBytes(base64.Replace('+', '-').Replace('/', '_')));
        }
    }

    /// <summary>The constant part of the value's base64 when it begins so many bytes into a group of three.</summary>
    private static string Base64At(byte[] bytes, int offset)
    {
        var first = ((offset * 8) + 5) / 6;
        var end = (offset + bytes.Length) * 8 / 6;
        return Convert.ToBase64String([.. new byte[offset], .. bytes])[first..end];
    }
}
