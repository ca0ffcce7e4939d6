using System.ComponentModel.DataAnnotations;

namespace McpGateway.BackOffice;

/// <summary>The OpenID Connect provider of the back office.</summary>
internal sealed class IdentityProviderOptions : IValidatableObject
{
    public const string Section = "Gateway:SignIn";

    /// <summary>The issuer; <c>/.well-known/openid-configuration</c> below it is the discovery document.</summary>
    public string Authority { get; set; } = "";

    public string ClientId { get; set; } = "";

    public string ClientSecret { get; set; } = "";

    /// <summary>Space-separated scopes asked for at the provider.</summary>
    public string Scope { get; set; } = "openid profile offline_access";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            yield return new($"Gateway:SignIn:Authority is '{Authority}'; set it to the issuer URL of the back "
                + "office's OpenID Connect provider.", [nameof(Authority)]);
        }
        else if (url.Scheme == "http" && !url.IsLoopback)
        {
            yield return new($"Gateway:SignIn:Authority is '{Authority}'; only a loopback address may be plain http, "
                + "use https.", [nameof(Authority)]);
        }

        if (ClientId == "")
        {
            yield return new("Gateway:SignIn:ClientId is missing; it is the gateway's client id at the back office.",
                [nameof(ClientId)]);
        }

        if (ClientSecret == "")
        {
            yield return new("Gateway:SignIn:ClientSecret is missing; give it by environment or secret manager.",
                [nameof(ClientSecret)]);
        }
    }
}
