namespace McpGateway.Tools;

/// <summary>The front of the tools: what a caller may see, and calling one. Audited before it returns.</summary>
internal sealed class ToolCalls
{
#pragma warning disable CA1822
    /// <summary>The JSON array of the tools this caller may use right now (UTF-8, sorted by name): the projection of
    /// the policy.</summary>
    /// <exception cref="BackOffice.BackOfficeException">The role cannot be determined.</exception>
    public ValueTask<ReadOnlyMemory<byte>> ListAsync(Caller caller, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Calls a tool with its arguments (a JSON object in UTF-8).</summary>
    public ValueTask<ToolAnswer> CallAsync(
        Caller caller, string tool, ReadOnlyMemory<byte> arguments, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
