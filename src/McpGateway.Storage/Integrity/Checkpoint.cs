using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace McpGateway.Storage.Integrity;

/// <summary>What is signed of a day that is over: how its chains end, and the checkpoint before.</summary>
/// <param name="Day">The day.</param>
/// <param name="Previous">SHA-256 of the text before; empty in the first.</param>
/// <param name="UnchainedUntil">Up to which sequence events have no chain.</param>
/// <param name="Chains">How many chains the day has.</param>
/// <param name="Events">How many events are in them.</param>
/// <param name="Root">SHA-256 over the heads.</param>
internal sealed record Checkpoint(
    int Day, byte[] Previous, long UnchainedUntil, int Chains, long Events, byte[] Root)
{
    private const string Title = "mcpgateway-audit-checkpoint-v1";

    /// <summary>The lines that are signed.</summary>
    public string Text => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {Title}
        day {ChainDay.Date(Day):yyyy-MM-dd}
        previous {Convert.ToHexStringLower(Previous)}
        unchained-until {UnchainedUntil}
        chains {Chains}
        events {Events}
        root {Convert.ToHexStringLower(Root)}

        """).ReplaceLineEndings("\n");

    public byte[] Hash => SHA256.HashData(Encoding.UTF8.GetBytes(Text));

    /// <summary>Reads the lines; null when they are none of a checkpoint.</summary>
    public static Checkpoint? TryParse(string text)
    {
        var lines = text.Split('\n');
        if (lines is not [Title, var day, var previous, var until, var chains, var events, var root, ""])
        {
            return null;
        }

        try
        {
            var checkpoint = new Checkpoint(
                ChainDay.Of(DateOnly.ParseExact(Value(day), "yyyy-MM-dd", CultureInfo.InvariantCulture)),
                Convert.FromHexString(Value(previous)),
                long.Parse(Value(until), CultureInfo.InvariantCulture),
                int.Parse(Value(chains), CultureInfo.InvariantCulture),
                long.Parse(Value(events), CultureInfo.InvariantCulture),
                Convert.FromHexString(Value(root)));
            return checkpoint.Text == text ? checkpoint : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>SHA-256 over the heads of a day, ordered by organizer and lane: of each its organizer and lane, each with
    /// its length (32 bits), its count (64 bits) and its hash.</summary>
    public static byte[] RootOf(IEnumerable<ChainHead> heads)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var number = new byte[sizeof(long)];
        foreach (var head in heads.OrderBy(head => head.Key.OrganizerId, StringComparer.Ordinal)
            .ThenBy(head => head.Key.Lane, StringComparer.Ordinal))
        {
            Add(head.Key.OrganizerId);
            Add(head.Key.Lane);
            BinaryPrimitives.WriteInt64BigEndian(number, head.Count);
            hash.AppendData(number);
            hash.AppendData(head.Hash);
        }

        return hash.GetHashAndReset();

        void Add(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt32BigEndian(number, bytes.Length);
            hash.AppendData(number.AsSpan(0, sizeof(int)));
            hash.AppendData(bytes);
        }
    }

    private static string Value(string line) => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..];
}
