namespace McpGateway.OAuth.Authorize;

/// <summary>The query of an authorization request. A parameter without a value counts as left out (RFC 6749
/// §3.1).</summary>
internal sealed class AuthorizeParameters(IQueryCollection query)
{
    /// <summary>Whether any parameter was sent more than once: two readers could then see two requests.</summary>
    public bool HasDuplicates => query.Any(parameter => parameter.Value.Count > 1);

    public bool Has(string name) => query.ContainsKey(name);

    /// <summary>The value if it was sent exactly once and is not empty.</summary>
    public string? Find(string name) => query[name] is [{ Length: > 0 } value] ? value : null;
}
