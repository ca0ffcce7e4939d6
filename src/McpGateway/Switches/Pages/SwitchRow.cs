namespace McpGateway.Switches.Pages;

/// <summary>One switch on the page. Public, as the parameters of a page have to be.</summary>
public sealed record SwitchRow(
    string Id, string Kind, string Target, string Reason, DateTimeOffset ThrownAt, DateTimeOffset? ExpiresAt, string ThrownBy)
{
    internal static SwitchRow Of(Switch one) =>
        new(one.Id, one.Kind, one.Target, one.Reason, one.ThrownAt, one.ExpiresAt, one.ThrownBy);
}
