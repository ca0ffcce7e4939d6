namespace McpGateway.Commands.Import;

/// <summary>Something of the document that the draft does not have.</summary>
/// <param name="Where">The operation, and what of it.</param>
internal sealed record LeftOut(string Where, string Why)
{
    public override string ToString() => $"{Where}: {Why}";
}
