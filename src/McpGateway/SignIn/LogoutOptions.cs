namespace McpGateway.SignIn;

/// <summary>What signing out at the back office ends here, beside the browser sessions.</summary>
internal sealed class LogoutOptions
{
    public const string Section = "Gateway:SignIn";

    /// <summary>Whether the connections of the person end as well. Off: assistants go on for people who merely
    /// close their day at the back office.</summary>
    public bool LogoutEndsConnections { get; set; }
}
