using System.Text.RegularExpressions;

namespace McpGateway.Tools.Catalog.Instructions;

/// <summary>One way to instruct a model, and what it is called in a finding.</summary>
internal sealed class InstructionRule
{
    private readonly Regex[] patterns;

    private InstructionRule(string what, string[] patterns)
    {
        What = what;
        this.patterns = [.. patterns.Select(pattern =>
            new Regex($@"\b(?:{pattern})\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture))];
    }

    public string What { get; }

    public static IEnumerable<InstructionRule> Of(InstructionLanguage language) =>
    [
        .. language.SetAside.Select(rule => new InstructionRule("tells the model to set its instructions aside", rule)),
        .. language.Command.Select(rule => new InstructionRule("tells the model what it must do", rule)),
        .. language.Order.Select(rule => new InstructionRule("orders calls of tools", rule)),
        .. language.Hide.Select(rule => new InstructionRule("tells the model to hide something", rule)),
        .. language.Eavesdrop.Select(rule => new InstructionRule("asks for what else was said", rule)),
        .. language.Send.Select(rule => new InstructionRule("tells the model to send something away", rule)),
    ];

    public bool IsBrokenBy(FoldedText text) => patterns.Length == 1
        ? patterns[0].IsMatch(text.Whole)
        : text.Sentences.Any(sentence => patterns.All(pattern => pattern.IsMatch(sentence)));
}
