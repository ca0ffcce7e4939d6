namespace McpGateway.Tools.Catalog.Instructions;

/// <summary>How a text would instruct a model in one language. A pattern is a regular expression over whole words of
/// <see cref="FoldedText"/>; a rule is one pattern, looked for anywhere, or several that one sentence must hold in any
/// order. Where the language has one form for "sends" and "send", a rule asks for more than the verb.</summary>
internal sealed record InstructionLanguage
{
    /// <summary>An address outside, but for those that are only ever examples (RFC 2606 §3).</summary>
    public const string Address = @"https?://(?!(?:[\w-]+\.)*example\.(?:com|org|net)\b)\S+|www\.\w+"
        + @"|[\w.+-]+@(?!example\.(?:com|org|net)\b)[\w-]+\.\w+";

    /// <summary>To set aside what the model was told before.</summary>
    public required string[][] SetAside { get; init; }

    /// <summary>What the model must do or be.</summary>
    public required string[][] Command { get; init; }

    /// <summary>Which tool to call, and when.</summary>
    public required string[][] Order { get; init; }

    /// <summary>To keep something from the user.</summary>
    public required string[][] Hide { get; init; }

    /// <summary>To give away what else was said.</summary>
    public required string[][] Eavesdrop { get; init; }

    /// <summary>To send something to an address, or what nobody may have.</summary>
    public required string[][] Send { get; init; }
}
