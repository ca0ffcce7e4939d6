namespace McpGateway.Switches;

/// <summary>The names that can be switched off: a switch on a misspelled one would stop nothing, unnoticed.</summary>
internal sealed class SwitchTargets(KnownTools tools, KnownProviders providers)
{
    public IReadOnlyList<string> Tools => tools.Names;

    public IReadOnlyList<string> Providers => providers.Names;
}

/// <summary>The names of the catalog's tools.</summary>
internal sealed record KnownTools(IReadOnlyList<string> Names);

/// <summary>The providers that a client can have.</summary>
internal sealed record KnownProviders(IReadOnlyList<string> Names);
