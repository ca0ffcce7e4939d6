using System.Security.Cryptography;
using System.Text.Json;
using McpGateway.Tools.Arguments;
using McpGateway.Tools.Confirmation;
using McpGateway.Tools.Output;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace McpGateway.Tools.Catalog;

/// <summary>A tool as clients read it in <c>tools/list</c>: what they pass on to models, and what they keep for
/// themselves.</summary>
internal static class ListingEntry
{
    private const int DigestLength = 16;

    private static readonly JsonWriterOptions AsTheSdkWrites =
        new() { Encoder = McpJsonUtilities.DefaultOptions.Encoder };

    private static readonly JsonElement Done = JsonElement.Parse(
        """{"type":"object","properties":{"done":{"type":"boolean"}}}"""u8);

    /// <summary>What models read: JSON in UTF-8; the same tool gives the same bytes.</summary>
    public static byte[] ForModels(ToolDefinition tool) => JsonSerializer.SerializeToUtf8Bytes(new Tool
    {
        Name = tool.Name,
        Title = tool.Title,
        Description = tool.Description,
        InputSchema = SchemaJson.ToJson(tool.Input),
        OutputSchema = OutputOf(tool),
        // Directories of connectors refuse a tool that leaves one of them to its default.
        Annotations = new ToolAnnotations
        {
            Title = tool.Title,
            ReadOnlyHint = tool.Effect == Effect.Read,
            DestructiveHint = tool.Effect == Effect.Destructive,
            IdempotentHint = tool.IsIdempotent,
            OpenWorldHint = false,
        },
    }, McpJsonUtilities.DefaultOptions);

    /// <summary>The entry with how the tool is authorized: ChatGPT offers to connect anew with more scopes only for a
    /// tool that says so, and SDKs that drop what they do not know pass on <c>_meta</c>.</summary>
    public static byte[] WithSecurity(ReadOnlySpan<byte> entry, ScopeSet scopes)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, AsTheSdkWrites))
        {
            writer.WriteStartObject();
            foreach (var member in JsonElement.Parse(entry).EnumerateObject())
            {
                member.WriteTo(writer);
            }

            WriteSchemes(writer, scopes);
            writer.WriteStartObject("_meta");
            WriteSchemes(writer, scopes);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void WriteSchemes(Utf8JsonWriter writer, ScopeSet scopes)
    {
        writer.WriteStartArray("securitySchemes");
        writer.WriteStartObject();
        writer.WriteString("type", "oauth2");
        writer.WriteStartArray("scopes");
        foreach (var scope in scopes.Ordered())
        {
            writer.WriteStringValue(scope);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    /// <summary>The first 16 hexadecimal digits of the SHA-256 of the entry, its members in ordinal order: it changes
    /// when what models read changes, and only then.</summary>
    public static string DigestOf(ReadOnlySpan<byte> entry)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            WriteOrdered(JsonElement.Parse(entry), writer);
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.ToArray()))[..DigestLength];
    }

    // A client that checks a result by this schema must let the question pass, too.
    private static JsonElement OutputOf(ToolDefinition tool)
    {
        var schema = tool.Output is { } output ? OutputSchema.ToJson(output) : Done;
        return tool.Confirmation == ConfirmationMode.None ? schema : ConfirmationArgument.AddTo(schema);
    }

    private static void WriteOrdered(JsonElement value, Utf8JsonWriter writer)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    WriteOrdered(member.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    WriteOrdered(item, writer);
                }

                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
