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
}
