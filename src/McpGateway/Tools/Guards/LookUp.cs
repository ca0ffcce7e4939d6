namespace McpGateway.Tools.Guards;

/// <summary>What a tool that reads remembers of a call that succeeded: that there was one with this value of the
/// argument.</summary>
/// <param name="KeepFor">As long as some guard asks for it.</param>
internal sealed record LookUp(string Argument, TimeSpan KeepFor);
