namespace McpGateway.Tests.Harness;

/// <summary>One running sample for all tests of the collection <see cref="RunningSample"/>.</summary>
public sealed class GatewayFixture : IAsyncLifetime
{
    private SampleProcess? sample;
    private Wire? wire;

    public string GatewayUrl => Sample.GatewayUrl;

    public string BackOfficeUrl => Sample.BackOfficeUrl;

    public string DataDirectory => Sample.DataDirectory;

    public string Logs => Sample.Logs;

    public string OperatorCredential => Sample.OperatorCredential;

    /// <summary>Bare requests to the gateway.</summary>
    public Wire Wire => wire ??= new(GatewayUrl);

    private SampleProcess Sample => sample ?? throw new InvalidOperationException("The sample has not been started.");

    public async ValueTask InitializeAsync() => sample = await SampleProcess.StartAsync();

    /// <summary>A token of a new connection, got as a client gets it: registration, pages, code, PKCE.</summary>
    public async Task<string> GetAccessTokenAsync(string login, string password, string organizer, string scopes)
    {
        using var visitor = new Visitor(login, password);
        using var connector = new Connector(GatewayUrl);
        await connector.RegisterAsync();
        await connector.ConnectAsync(visitor, organizer, scopes);
        return connector.AccessToken;
    }

    public async ValueTask DisposeAsync()
    {
        wire?.Dispose();
        if (sample is not null)
        {
            await sample.DisposeAsync();
        }
    }
}
