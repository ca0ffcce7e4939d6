using McpGateway.Tools.Arguments;
using McpGateway.Tools.Catalog;

namespace McpGateway.Tools.Guards;

/// <summary>A tool as guards see it while the catalog is read.</summary>
/// <param name="Section">The tool's mapping, with its <c>guards</c>.</param>
/// <param name="AsksBackOffice">False when the gateway answers by itself.</param>
internal sealed record GuardTarget(
    string Name, Effect Effect, string Permission, ArgumentSchema Input, bool AsksBackOffice, Section Section)
{
    /// <summary>Whether every call has a value for the argument.</summary>
    public bool AlwaysHas(string argument) =>
        Input.Required.Contains(argument) || Input.FindProperty(argument)?.Default is not null;
}
