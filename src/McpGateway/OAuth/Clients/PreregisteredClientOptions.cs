using System.ComponentModel.DataAnnotations;

namespace McpGateway.OAuth.Clients;

/// <summary>The clients that the operator registered by configuration.</summary>
internal sealed class PreregisteredClientsOptions : IValidatableObject
{
    public const string Section = "Gateway:OAuth";

    public IList<PreregisteredClientOptions> Clients { get; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        for (var i = 0; i < Clients.Count; i++)
        {
            foreach (var (setting, problem) in PreregisteredClientChecks.FindProblems(Clients[i]))
            {
                yield return new($"Gateway:OAuth:Clients:{i}:{setting} {problem}");
            }

            if (Clients.Take(i).Any(earlier => earlier.ClientId == Clients[i].ClientId))
            {
                yield return new($"Gateway:OAuth:Clients:{i}:ClientId is used by an earlier client too; each needs its "
                    + "own.");
            }
        }
    }
}

/// <summary>One client, in the words of RFC 7591 §2.</summary>
internal sealed class PreregisteredClientOptions
{
    public string ClientId { get; set; } = "";

    public string Name { get; set; } = "";

    public IList<string> RedirectUris { get; } = [];

    /// <summary>Both that are offered, when left out.</summary>
    public IList<string> GrantTypes { get; } = [];

    public string TokenEndpointAuthMethod { get; set; } = ClientAuthentication.None;

    /// <summary>SHA-256 (hex) of the secret, which should have 256 random bits.</summary>
    public string? SecretHash { get; set; }

    /// <summary>For <c>private_key_jwt</c>: a JWK set, as JSON in one text.</summary>
    public string? Jwks { get; set; }

    /// <summary>For <c>private_key_jwt</c>: where the JWK set is.</summary>
    public string? JwksUri { get; set; }
}
