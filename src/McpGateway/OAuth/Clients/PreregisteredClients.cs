using System.Collections.Frozen;
using McpGateway.OAuth.Clients.Assertions;
using Microsoft.Extensions.Options;

namespace McpGateway.OAuth.Clients;

/// <summary>The clients of the configuration, which count before all others of the same id.</summary>
internal sealed class PreregisteredClients(IOptions<PreregisteredClientsOptions> options, TimeProvider time)
{
    private readonly FrozenDictionary<string, Client> byId = options.Value.Clients
        .Select(client => From(client, time.GetUtcNow()))
        .ToFrozenDictionary(client => client.Id, StringComparer.Ordinal);

    public Client? Find(string clientId) => byId.GetValueOrDefault(clientId);

    private static Client From(PreregisteredClientOptions client, DateTimeOffset now) => new()
    {
        Id = client.ClientId,
        Name = client.Name,
        RedirectUris = [.. client.RedirectUris],
        GrantTypes = client.GrantTypes.Count == 0 ? RegistrationRequest.OfferedGrantTypes : [.. client.GrantTypes],
        TokenEndpointAuthMethod = client.TokenEndpointAuthMethod,
        ConfiguredSecretHash = client.SecretHash is null ? null : Convert.FromHexString(client.SecretHash),
        Keys = client.Jwks is not null ? ClientKeys.TryReadSet(client.Jwks)
            : client.JwksUri is not null ? ClientKeys.TryReadAddress(client.JwksUri)
            : null,
        RegisteredAt = now,
    };
}
