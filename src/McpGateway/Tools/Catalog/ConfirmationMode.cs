namespace McpGateway.Tools.Catalog;

/// <summary>Whether the user must agree to each call of a tool, and how.</summary>
internal enum ConfirmationMode
{
    None,

    /// <summary>By a form in the client, by repeating the call, or on the gateway's page.</summary>
    Ask,

    /// <summary>On the gateway's page only, where no model and no client can answer.</summary>
    Page,
}
