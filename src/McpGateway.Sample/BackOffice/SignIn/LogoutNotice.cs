namespace McpGateway.Sample.BackOffice.SignIn;

/// <summary>Tells the gateway that somebody signed out (OpenID Connect Back-Channel Logout §2.5). One try: a sign-out
/// never waits for it long, and never fails with it.</summary>
internal sealed partial class LogoutNotice(BackOfficeSetup setup, IdTokens tokens, ILogger<LogoutNotice> logger)
    : IDisposable
{
    private readonly HttpClient http = LoopbackHttp.Create(setup.BackChannelLogoutUris);

    public async Task SendAsync(string userId, CancellationToken cancellationToken)
    {
        foreach (var uri in setup.BackChannelLogoutUris)
        {
            try
            {
                using var form = new FormUrlEncodedContent([new("logout_token", tokens.IssueLogout(userId))]);
                using var answer = await http.PostAsync(uri, form, cancellationToken);
                answer.EnsureSuccessStatusCode();
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                LogNotTold();
            }
        }
    }

    public void Dispose() => http.Dispose();

    [LoggerMessage(LogLevel.Warning, "The gateway could not be told of a sign-out")]
    private partial void LogNotTold();
}
