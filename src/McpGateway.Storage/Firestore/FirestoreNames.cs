using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using McpGateway.Storage.Integrity;

namespace McpGateway.Storage.Firestore;

/// <summary>
/// The name of every document. Records of a kind are the collection <c>mcp-kinds/{kind}/mcp-records</c>, so that settings
/// of the collection group <c>mcp-records</c> are those of every kind.
/// </summary>
internal sealed class FirestoreNames(string project, string database)
{
    public const string Records = "mcp-records";
    public const string Events = "mcp-audit";
    public const string Heads = "mcp-audit-heads";
    public const string Values = "mcp-audit-values";

    public string Database { get; } = $"projects/{project}/databases/{database}";

    public string Documents => $"{Database}/documents";

    /// <summary>What the records of a kind lie below.</summary>
    public string Kind(string kind) => $"{Documents}/mcp-kinds/{Checked(kind)}";

    /// <summary>A hyphen stands before the id: by itself it could be <c>..</c> or <c>__a__</c>, which Firestore refuses.
    /// </summary>
    public string Record(string kind, string id) => $"{Kind(kind)}/{Records}/-{Checked(id)}";

    /// <summary>The id of the record with this name.</summary>
    public static string RecordId(string name) => name[(name.LastIndexOf('/') + 2)..];

    /// <summary>Names of events are in the order of their sequence.</summary>
    public string Event(long sequence) => $"{Documents}/{Events}/{sequence:x16}";

    /// <summary>The head of a chain. The organizer's id may have any characters, so its hash stands for it.</summary>
    public string Head(ChainKey chain) =>
        $"{Documents}/{Heads}/{chain.Day}-{chain.Lane}-"
        + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(chain.OrganizerId)).AsSpan(0, 16));

    /// <summary>Where it is written when the chains began.</summary>
    public string Beginning => $"{Documents}/mcp-audit-heads-begin/all";

    /// <summary>Where it is written how far the values of older events are noted.</summary>
    public string Noted => $"{Documents}/mcp-audit-values-begin/all";

    /// <summary>What is noted of a value. Either text may have any characters, so their hash stands for them.</summary>
    public string Value(string list, string value) =>
        $"{Documents}/{Values}/"
        + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{list}\n{value}")).AsSpan(0, 16));

    public static long Sequence(string name) => long.Parse(
        name.AsSpan(name.LastIndexOf('/') + 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static string Checked(string part) => part.Length > 0 && !part.Contains('/')
        ? part
        : throw new ArgumentException("A kind or id that is empty or contains a slash cannot be kept in Firestore.");
}
