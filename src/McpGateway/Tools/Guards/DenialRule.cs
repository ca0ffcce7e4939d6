namespace McpGateway.Tools.Guards;

/// <summary>After how many denials within a period a connection is stopped until they no longer count.</summary>
internal sealed record DenialRule(GuardHead Head, Allowed Allowed)
{
    public override string ToString() =>
        $"{Head.Name} ({Head.Mode.ToString().ToLowerInvariant()}): after {Words.Of(Allowed.Limit)} denials {Allowed} it is "
        + "stopped";
}
