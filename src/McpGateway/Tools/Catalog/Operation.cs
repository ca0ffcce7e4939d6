namespace McpGateway.Tools.Catalog;

/// <summary>How a tool gets its answer: exactly one of the nested cases.</summary>
internal abstract record Operation
{
    private Operation()
    {
    }

    /// <summary>One request to the back office.</summary>
    internal sealed record Http(
        HttpMethod Method, PathTemplate Path, IReadOnlyList<Mapping> Query, IReadOnlyList<Mapping> Body) : Operation;

    /// <summary>The gateway itself says who is calling.</summary>
    internal sealed record WhoAmI : Operation;

    /// <summary>An argument and the name under which the back office takes it.</summary>
    internal sealed record Mapping(string Name, string Argument);
}
