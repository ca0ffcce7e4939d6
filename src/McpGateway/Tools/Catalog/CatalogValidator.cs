using Microsoft.Extensions.Options;

namespace McpGateway.Tools.Catalog;

/// <summary>Turns every finding in the catalog into a failure of the settings, reported with all others at
/// start.</summary>
internal sealed class CatalogValidator : IValidateOptions<CatalogOptions>
{
    public ValidateOptionsResult Validate(string? name, CatalogOptions options)
    {
        if (!Directory.Exists(options.Path))
        {
            return ValidateOptionsResult.Fail($"Gateway:Catalog:Path is '{options.Path}'; set it to the folder of the "
                + "catalog, the one with roles.yaml, scopes.yaml and tools/.");
        }

        var findings = CatalogLoader.Load(options.Path).Findings;
        return findings.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(findings.Select(finding => $"Gateway:Catalog: {finding}"));
    }
}
