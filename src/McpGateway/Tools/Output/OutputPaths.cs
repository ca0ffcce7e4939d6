using System.Text.Json;

namespace McpGateway.Tools.Output;

/// <summary>The places of declared fields in what leaves.</summary>
internal static class OutputPaths
{
    /// <summary>A JSON array of JSONPath expressions; empty when there is nothing to name.</summary>
    public static byte[] Untrusted(ObjectShape shape) => Walk(shape, "$")
        .Where(field => field.Member.IsUntrusted).Select(field => field.Path).ToArray() is { Length: > 0 } paths
            ? JsonSerializer.SerializeToUtf8Bytes(paths)
            : [];

    private static IEnumerable<(string Path, Member Member)> Walk(ObjectShape shape, string prefix) =>
        shape.Members.SelectMany(member =>
        {
            var around = member.Within is { } within ? $".{within}" : "";
            var path = $"{prefix}{around}.{member.LeavesAs}{(member.IsList ? "[*]" : "")}";
            return member.Object is { } inner ? Walk(inner, path) : [(path, member)];
        });
}
