namespace McpGateway.Switches;

/// <summary>Restrictions that somebody wants, checked.</summary>
internal static class RestrictionsDraft
{
    /// <summary>With any entry in <paramref name="mistakes"/>, by field, they are not to be used.</summary>
    public static Restrictions Make(
        bool noAssistants, IReadOnlyList<string>? providers, IReadOnlyList<string>? effects, SwitchTargets targets,
        Dictionary<string, string[]> mistakes)
    {
        Check("providers", providers, targets.Providers, mistakes);
        Check("effects", effects, ToolEffect.All, mistakes);
        return new()
        {
            NoAssistants = noAssistants,
            Providers = InOrder(providers, targets.Providers),
            Effects = InOrder(effects, ToolEffect.All),
        };
    }

    private static void Check(
        string field, IReadOnlyList<string>? chosen, IReadOnlyList<string> known, Dictionary<string, string[]> mistakes)
    {
        if (chosen is { Count: 0 })
        {
            mistakes[field] = ["Allow at least one, or forbid assistants altogether with no_assistants."];
        }
        else if (chosen?.Except(known, StringComparer.Ordinal).Any() == true)
        {
            mistakes[field] = [$"Use only these: {string.Join(", ", known)}."];
        }
    }

    private static string[]? InOrder(IReadOnlyList<string>? chosen, IReadOnlyList<string> known) =>
        chosen is null ? null : [.. known.Where(name => chosen.Contains(name, StringComparer.Ordinal))];
}
