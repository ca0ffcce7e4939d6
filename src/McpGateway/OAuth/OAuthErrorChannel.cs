namespace McpGateway.OAuth;

/// <summary>The ways on which an OAuth error leaves.</summary>
internal enum OAuthErrorChannel
{
    Json,
    Page,
    Redirect,
}
