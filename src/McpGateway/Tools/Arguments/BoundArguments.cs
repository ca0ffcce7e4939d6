using System.Text.Json;

namespace McpGateway.Tools.Arguments;

/// <summary>Arguments that passed every check, with defaults filled in. Gives its buffers back when disposed.</summary>
internal sealed class BoundArguments : IDisposable
{
    private const int MaxDepth = 16;

    public static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth };

    private readonly ArgumentSchema schema;
    private readonly JsonDocument document;

    private BoundArguments(ArgumentSchema schema, JsonDocument document)
    {
        this.schema = schema;
        this.document = document;
    }

    /// <summary>Reads and checks; nothing at all counts as an object without members.</summary>
    /// <exception cref="CallRefusedException">With every problem in its message.</exception>
    public static BoundArguments Bind(ArgumentSchema schema, ReadOnlyMemory<byte> json)
    {
        var document = Parse(json);
        var checks = new ArgumentChecks();
        checks.Check(schema, document.RootElement, "");
        if (checks.Problems.Count == 0)
        {
            return new(schema, document);
        }

        document.Dispose();
        throw Refuse(string.Join(" ", checks.Problems));
    }

    /// <summary>The value sent, or the default.</summary>
    public bool TryGet(string name, out JsonElement value)
    {
        if (document.RootElement.TryGetProperty(name, out value))
        {
            return true;
        }

        value = schema.FindProperty(name)?.Default ?? default;
        return value.ValueKind != JsonValueKind.Undefined;
    }

    public void Dispose() => document.Dispose();

    private static JsonDocument Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json.IsEmpty ? "{}"u8.ToArray() : json, Strict);
        }
        catch (JsonException)
        {
            throw Refuse($"Send one JSON object, nested at most {MaxDepth} levels deep.");
        }
    }

    private static CallRefusedException Refuse(string problems) =>
        new("invalid_arguments", $"The arguments are not valid. {problems}");
}
