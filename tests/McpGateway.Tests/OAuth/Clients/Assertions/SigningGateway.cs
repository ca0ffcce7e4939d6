using McpGateway.Tests.Harness;

namespace McpGateway.Tests.OAuth.Clients.Assertions;

/// <summary>A gateway whose configuration knows clients that sign, and one that does not.</summary>
public sealed class SigningGateway : IAsyncLifetime
{
    public const string ClientId = "signing-client";
    public const string OtherId = "other-client";
    public const string PublicId = "public-client";

    internal InProcessGateway Gateway { get; private set; } = null!;

    internal Signer Signer { get; } = new("key-1");

    internal Signer Other { get; } = new("key-1");

    public async ValueTask InitializeAsync() => Gateway = await InProcessGateway.StartAsync(
        [.. Client(0, ClientId, Signer.Jwks()), .. Client(1, OtherId, Other.Jwks()), .. Client(2, PublicId, jwks: null)]);

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        Signer.Dispose();
        Other.Dispose();
    }

    private static string[] Client(int index, string id, string? jwks)
    {
        var prefix = $"--Gateway:OAuth:Clients:{index}";
        return
        [
            $"{prefix}:ClientId={id}", $"{prefix}:Name=Client {id}", $"{prefix}:RedirectUris:0={OAuthClient.Https}",
            .. jwks is null
                ? Array.Empty<string>()
                : [$"{prefix}:TokenEndpointAuthMethod=private_key_jwt", $"{prefix}:Jwks={jwks}"],
        ];
    }
}
