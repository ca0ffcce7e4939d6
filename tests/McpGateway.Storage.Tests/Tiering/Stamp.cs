using System.Text;

namespace McpGateway.Storage.Tests.Tiering;

/// <summary>The content of a record under test: which addition it descends from, and who wrote it.</summary>
internal static class Stamp
{
    public const string Kind = "thing";
    public const string Id = "a";

    public static StoredRecord Record(string life, string writer) =>
        new() { Kind = Kind, Id = Id, Content = Encoding.UTF8.GetBytes($"{life}/{writer}") };

    /// <summary>The name of the addition.</summary>
    public static string Life(StoredRecord record) => Of(record).Split('/')[0];

    public static string Of(StoredRecord record) =>
        $"{Encoding.UTF8.GetString(record.Content.Span)}/v{record.Version}";
}
