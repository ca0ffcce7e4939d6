using Microsoft.Extensions.Primitives;

namespace McpGateway.OAuth.Authorize;

/// <summary>The parameters of an authorization request, from a query or pushed. One without a value counts as left
/// out (RFC 6749 §3.1).</summary>
internal sealed class AuthorizeParameters(IEnumerable<KeyValuePair<string, StringValues>> parameters)
{
    private readonly Dictionary<string, StringValues> parameters = new(parameters, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether any parameter was sent more than once: two readers could then see two requests.</summary>
    public bool HasDuplicates => parameters.Values.Any(values => values.Count > 1);

    public bool Has(string name) => parameters.ContainsKey(name);

    /// <summary>The value if it was sent exactly once and is not empty.</summary>
    public string? Find(string name) =>
        parameters.GetValueOrDefault(name) is [{ Length: > 0 } value] ? value : null;
}
