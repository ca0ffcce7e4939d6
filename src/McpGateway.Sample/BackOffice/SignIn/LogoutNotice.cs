namespace McpGateway.Sample.BackOffice.SignIn;

/// <summary>Tells the gateway that somebody signed out (OpenID Connect Back-Channel Logout §2.5). One try: a sign-out
/// never waits for it long, and never fails with it.</summary>
internal sealed partial class LogoutNotice(BackOfficeSetup setup, IdTokens tokens, ILogger<LogoutNotice> logger)
    : IDisposable
{
    // The demo gateway's certificate is made on this machine for loopback, and nobody vouches for it.
    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        SslOptions = new()
        {
            RemoteCertificateValidationCallback = (_, _, _, errors) =>
                errors == System.Net.Security.SslPolicyErrors.None
                || setup.BackChannelLogoutUris.All(uri => new Uri(uri).IsLoopback),
        },
    })
    {
        Timeout = TimeSpan.FromSeconds(5),
    };

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
