namespace McpGateway;

/// <summary>What a handle is good for. One kind is never accepted in place of another.</summary>
internal enum HandleKind
{
    AccessToken,
    RefreshToken,
    AuthorizationCode,
    ClientSecret,
    BrowserSession,
    SignInState,
    ConsentRequest,
    RegistrationToken,
    PushedRequest,

    /// <summary>Sent by a model with a repeated call.</summary>
    ConfirmationToken,

    /// <summary>Echoed by a client with its user's answer; no model sees it.</summary>
    ConfirmationState,

    /// <summary>In the address of the page; confirms nothing by itself.</summary>
    ConfirmationPage,
}
