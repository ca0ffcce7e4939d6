using System.Text;
using McpGateway.OAuth;
using McpGateway.OAuth.Clients;
using McpGateway.OAuth.Clients.Assertions;
using McpGateway.OAuth.Clients.Documents;
using McpGateway.Storage;
using McpGateway.Tests.Harness;
using McpGateway.Tests.OAuth.Clients.Documents;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace McpGateway.Tests.OAuth.Clients.Assertions;

/// <summary>Clients that publish a document and sign with the keys that it names.</summary>
public sealed class DocumentedSignerTests(GatewayOfAClass host) : IClassFixture<GatewayOfAClass>, IAsyncLifetime
{
    private const string AtAddress = """{"METHODS":["private_key_jwt"],"jwks_uri":"https://documents.example/jwks.json"}""";

    private const string Either =
        """{"METHODS":["none","private_key_jwt"],"jwks_uri":"https://documents.example/jwks.json"}""";

    private readonly InProcessGateway _gateway = host.Gateway;
    private readonly Signer _signer = new("key-1");
    private DocumentServer _server = null!;
    private DocumentFetcher _fetcher = null!;
    private ClientAuthentication _authentication = null!;
    private string? _keys;
    private int _keyFetches;

    public async ValueTask InitializeAsync()
    {
        _server = await DocumentServer.StartAsync();
        _keys = _signer.Jwks();
        _fetcher = new(_server.Network(), TimeProvider.System);
        var services = _gateway.Services;
        var clock = _gateway.Clock;
        _authentication = new(
            new(services.GetRequiredService<PreregisteredClients>(), services.GetRequiredService<ClientStore>(),
                new(new(clock), _fetcher, clock, NullLogger<ClientDocuments>.Instance)),
            new(new(_fetcher, clock, NullLogger<KeySets>.Instance), services.GetRequiredService<IRecordStore>(),
                services.GetRequiredService<IOptions<GatewayOptions>>(), clock),
            services.GetRequiredService<Handles>());
    }

    [Fact]
    public async Task TheKeysAreFetchedOnce_FromTheAddressInTheDocument()
    {
        Publish(AtAddress);

        Assert.Equal(Document.ClientId, await AuthenticateAsync(Sign()));
        Assert.Equal(Document.ClientId, await AuthenticateAsync(Sign("RS256")));

        Assert.Equal(1, _keyFetches);
    }

    [Fact]
    public async Task KeysInTheDocument_NeedNoFetch()
    {
        Publish($$"""{"token_endpoint_auth_method":"private_key_jwt","jwks":{{_signer.Jwks()}} }""");

        Assert.Equal(Document.ClientId, await AuthenticateAsync(Sign()));

        Assert.Equal(0, _keyFetches);
    }

    [Fact]
    public async Task ANewKey_IsLookedForAfterAMinute()
    {
        Publish(AtAddress);
        await AuthenticateAsync(Sign());
        using var rotated = new Signer("key-2");
        _keys = rotated.Jwks();

        Assert.Equal("invalid_client", await AuthenticateAsync(Sign(by: rotated)));
        Assert.Equal("invalid_client", await AuthenticateAsync(Sign(by: rotated)));
        Assert.Equal(1, _keyFetches);
        _gateway.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(Document.ClientId, await AuthenticateAsync(Sign(by: rotated)));
        Assert.Equal(2, _keyFetches);
    }

    /// <summary>SEP-3149: the list of methods is what counts.</summary>
    [Fact]
    public async Task WhoeverOffersBoth_MaySignOrNot_ButNotSignWrongly()
    {
        Publish(Either);
        using var forger = new Signer("key-1");

        Assert.Equal(Document.ClientId, await AuthenticateAsync(Sign()));
        Assert.Equal(Document.ClientId, await AuthenticateAsync(assertion: null));
        Assert.Equal("invalid_client", await AuthenticateAsync(Sign(by: forger)));
    }

    [Fact]
    public async Task WithoutItsKeys_OnlyWhoeverMayDoWithoutThemGetsIn()
    {
        _keys = null;
        Publish(Either);
        Assert.Equal(Document.ClientId, await AuthenticateAsync(Sign()));

        _gateway.Clock.Advance(TimeSpan.FromDays(2));
        Publish(AtAddress);
        Assert.Equal("temporarily_unavailable", await AuthenticateAsync(Sign()));
        _keys = "{}";
        Assert.Equal("invalid_client", await AuthenticateAsync(Sign()));
    }

    [Fact]
    public async Task WhoeverOffersOnlySigning_CannotDoWithout()
    {
        Publish(AtAddress);

        Assert.Equal("invalid_client", await AuthenticateAsync(assertion: null));
    }

    public async ValueTask DisposeAsync()
    {
        _fetcher.Dispose();
        _signer.Dispose();
        await _server.DisposeAsync();
    }

    private void Publish(string members) => _server.Answer = context =>
    {
        var isKeys = context.Request.Path == "/jwks.json";
        _keyFetches += isKeys ? 1 : 0;
        context.Response.ContentType = "application/json";
        context.Response.StatusCode = isKeys && _keys is null ? 503 : 200;
        return context.Response.WriteAsync(isKeys ? _keys ?? "" : Document.With(members), context.RequestAborted);
    };

    private string Sign(string alg = "ES256", Signer? by = null) =>
        (by ?? _signer).Sign(Document.ClientId, _gateway.Url, _gateway.Clock.GetUtcNow(), alg);

    /// <summary>The id of the client that is proven, or the code of the refusal.</summary>
    private async Task<string> AuthenticateAsync(string? assertion)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var body = Wire.Encode(
        [
            ("client_id", Document.ClientId), ("client_assertion", assertion),
            ("client_assertion_type", assertion is null ? null : Signer.Type),
        ]);
        var request = new DefaultHttpContext().Request;
        request.Method = "POST";
        request.ContentType = "application/x-www-form-urlencoded";
        request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        try
        {
            var form = await RequestForm.ReadAsync(request, cancellation);
            return (await _authentication.AuthenticateAsync(request, form, cancellation)).Id;
        }
        catch (OAuthException refusal)
        {
            return refusal.Error.Code;
        }
    }
}
