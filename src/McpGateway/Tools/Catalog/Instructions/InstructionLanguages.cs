namespace McpGateway.Tools.Catalog.Instructions;

/// <summary>The languages whose instructions are recognized. A text is held against all of them, whatever it is
/// written in: who hides an instruction chooses the language.</summary>
internal static class InstructionLanguages
{
    public static readonly IReadOnlyList<InstructionLanguage> All =
    [
        English.Language,
        German.Language,
        French.Language,
        Spanish.Language,
        Italian.Language,
        Dutch.Language,
    ];
}
