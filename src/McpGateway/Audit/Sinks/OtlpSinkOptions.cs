using System.ComponentModel.DataAnnotations;

namespace McpGateway.Audit.Sinks;

/// <summary>A collector of OpenTelemetry logs (OTLP over HTTP, JSON).</summary>
internal sealed class OtlpSinkOptions
{
    private const string Section = SinkOptions.Section + ":Otlp";

    /// <summary>Without the path: <c>/v1/logs</c> is added. Empty for none.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>Headers of every delivery, by name: a collector's credential.</summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<ValidationResult> Validate()
    {
        if (Endpoint != "" && SinkOptions.FindMistake($"{Section}:Endpoint", Endpoint) is { } mistake)
        {
            yield return new(mistake);
        }

        foreach (var (name, value) in Headers)
        {
            if (!name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') || value.Any(c => c is < ' ' or > '~'))
            {
                yield return new($"{Section}:Headers:{name} is no header; use letters, digits and - for the name and printable "
                    + "ASCII for the value.");
            }
        }
    }
}
