namespace McpGateway.Tools.Output;

/// <summary>A result that may leave, in memory that is used again once it is disposed.</summary>
/// <param name="writer">Has written it, and is given back.</param>
/// <param name="redactions">How many values were masked, withheld, removed or cleaned of hidden characters.</param>
internal sealed class Projected(AnswerWriter writer, int redactions) : IDisposable
{
    private AnswerWriter? writer = writer;

    /// <summary>A JSON object in UTF-8.</summary>
    public ReadOnlyMemory<byte> Json { get; } = writer.Json;

    /// <summary>The same for those who read only text: a JSON string in UTF-8; empty when it is to be the JSON
    /// itself.</summary>
    public ReadOnlyMemory<byte> Text { get; } = writer.EndText();

    public int Redactions => redactions;

    public void Dispose() => Interlocked.Exchange(ref writer, null)?.Dispose();
}
