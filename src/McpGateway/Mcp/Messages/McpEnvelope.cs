using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace McpGateway.Mcp.Messages;

/// <summary>One JSON-RPC message as it was posted, read strictly; valid only while the body's memory is.</summary>
internal sealed class McpEnvelope : IDisposable
{
    private static readonly JsonDocumentOptions strict = new() { AllowDuplicateProperties = false };

    private readonly ReadOnlyMemory<byte> body;
    private readonly JsonDocument? document;

    private McpEnvelope(ReadOnlyMemory<byte> body, JsonDocument? document, McpError? defect)
    {
        (this.body, this.document) = (body, document);
        var root = document?.RootElement ?? default;

        if (root.ValueKind == JsonValueKind.Object)
        {
            Id = ReadId(root);
            Method = root.TryGetProperty("method", out var method) ? TextOf(method) : null;
            Params = root.TryGetProperty("params", out var found) && found.ValueKind != JsonValueKind.Null
                ? found
                : default;
        }

        Defect = defect ?? EnvelopeRules.FindDefect(root, this);
    }

    /// <summary>The id as it was written, to be echoed byte for byte; empty where there is no usable one.</summary>
    public ReadOnlyMemory<byte> Id { get; }

    public string? Method { get; }

    /// <summary>Undefined where the message has none.</summary>
    public JsonElement Params { get; }

    /// <summary>What makes it no message at all; null for a well-formed one.</summary>
    public McpError? Defect { get; }

    public bool IsRequest => Method is not null && !Id.IsEmpty;

    public bool IsNotification => Method is not null && Id.IsEmpty;

    public static McpEnvelope Read(ReadOnlyMemory<byte> body)
    {
        // The JSON reader takes strings as they come, so bytes that are no text are found here.
        if (!Utf8.IsValid(body.Span))
        {
            return new(body, null, McpError.ParseError("The body is not UTF-8."));
        }

        try
        {
            return new(body, JsonDocument.Parse(body, strict), null);
        }
        catch (JsonException)
        {
            return ReadDefective(body);
        }
        catch (InvalidOperationException)
        {
            return HalfName(body);
        }
    }

    public void Dispose() => document?.Dispose();

    /// <summary>A member of the parameters; undefined where it, or the parameters, are missing.</summary>
    public JsonElement Param(string name) => Member(Params, name);

    public static JsonElement Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : default;

    /// <summary>The bytes of an element of this message as they were posted, without a copy.</summary>
    public ReadOnlyMemory<byte> Raw(JsonElement element)
    {
        var raw = JsonMarshal.GetRawUtf8Value(element);
        body.Span.Overlaps(raw, out var offset);
        return body.Slice(offset, raw.Length);
    }

    /// <summary>The text of a string; null for anything else, and for an escaped half of a surrogate pair.</summary>
    public static string? TextOf(JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // Whoever sent a member twice still gets the id back, unless the id itself is in doubt.
    private static McpEnvelope ReadDefective(ReadOnlyMemory<byte> body)
    {
        try
        {
            return new(body, JsonDocument.Parse(body), McpError.InvalidRequest("A member appears twice in an object."));
        }
        catch (JsonException)
        {
            return new(body, null, McpError.ParseError("The body is not JSON."));
        }
        catch (InvalidOperationException)
        {
            return HalfName(body);
        }
    }

    // JSON can escape it, and no text can hold it, so nothing can be looked up beside it.
    private static McpEnvelope HalfName(ReadOnlyMemory<byte> body) =>
        new(body, null, McpError.ParseError("The name of a member holds half of a surrogate pair."));

    private ReadOnlyMemory<byte> ReadId(JsonElement root)
    {
        var (id, count) = (default(JsonElement), 0);
        foreach (var member in root.EnumerateObject())
        {
            if (member.NameEquals("id"u8))
            {
                (id, count) = (member.Value, count + 1);
            }
        }

        return count == 1 && EnvelopeRules.IsId(id) ? Raw(id) : default;
    }
}
