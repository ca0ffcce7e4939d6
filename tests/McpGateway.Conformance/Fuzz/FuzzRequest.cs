using System.Text;

namespace McpGateway.Conformance.Fuzz;

/// <summary>A request in pieces that can be changed one by one, also into what no client would send.</summary>
internal sealed class FuzzRequest(string method, string path)
{
    public string Method { get; set; } = method;

    public string Path { get; set; } = path;

    public List<Field> Query { get; init; } = [];

    /// <summary>The form that is posted; empty where the body is a text or there is none.</summary>
    public List<Field> Form { get; init; } = [];

    /// <summary>The body, where it is no form.</summary>
    public string? Body { get; set; }

    public string? ContentType { get; set; }

    public List<Field> Headers { get; init; } = [];

    /// <summary>The body as bytes; null for none.</summary>
    public byte[]? Content => Form.Count > 0 ? Encoding.UTF8.GetBytes(Encode(Form))
        : Body is null ? null
        : Encoding.UTF8.GetBytes(Body);

    /// <summary>The one request that a code may come from; the server reads paths without regard to case.</summary>
    public bool IsConsent => Method == "POST" && Path.StartsWith("/consent", StringComparison.OrdinalIgnoreCase);

    public string Target => Printable(Path) + (Query.Count > 0 ? $"?{Printable(Encode(Query))}" : "");

    /// <summary>All of it in a few lines, for a finding.</summary>
    public override string ToString()
    {
        var body = Form.Count > 0 ? Encode(Form) : Body ?? "";
        var lines = Headers.Select(header => $"  {header.Name}: {Short(header.Value)}")
            .Prepend($"  {Method} {Short(Target)}").Append($"  Content-Type: {ContentType}").Append($"  {Short(body)}");
        return string.Join('\n', lines);
    }

    private static string Encode(IEnumerable<Field> fields) => string.Join('&', fields.Select(field =>
        field.IsRaw ? $"{field.Name}={field.Value}" : $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value)}"));

    /// <summary>What a request line can hold; the rest percent-encoded, all else left as it is.</summary>
    private static string Printable(string text)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            line.Append(rune.Value is > ' ' and < 127 and not '#' ? rune.ToString() : Uri.EscapeDataString(rune.ToString()));
        }

        return line.ToString();
    }

    private static string Short(string text) => text.Length <= 1500 ? text : $"{text[..1500]}… ({text.Length} characters)";
}

/// <summary>A parameter or header.</summary>
/// <param name="IsRaw">Sent as it stands, without encoding.</param>
internal sealed record Field(string Name, string Value, bool IsRaw = false);
