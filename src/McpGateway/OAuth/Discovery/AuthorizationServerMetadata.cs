namespace McpGateway.OAuth.Discovery;

/// <summary>RFC 8414 §2, with RFC 9207 §3 and draft-ietf-oauth-client-id-metadata-document §5. What is not offered is
/// not listed.</summary>
internal sealed record AuthorizationServerMetadata
{
    public required string Issuer { get; init; }

    public required string AuthorizationEndpoint { get; init; }

    public required string TokenEndpoint { get; init; }

    /// <summary>Null where registration is off.</summary>
    public string? RegistrationEndpoint { get; init; }

    public required string RevocationEndpoint { get; init; }

    /// <summary>RFC 9126 §5.</summary>
    public required string PushedAuthorizationRequestEndpoint { get; init; }

    public required string IntrospectionEndpoint { get; init; }

    /// <summary>Operator credentials are bearer tokens.</summary>
    public IReadOnlyList<string> IntrospectionEndpointAuthMethodsSupported { get; } = ["Bearer"];

    public required IReadOnlyList<string> ScopesSupported { get; init; }

    public IReadOnlyList<string> ResponseTypesSupported { get; } = ["code"];

    public IReadOnlyList<string> ResponseModesSupported { get; } = ["query"];

    public required IReadOnlyList<string> GrantTypesSupported { get; init; }

    public required IReadOnlyList<string> TokenEndpointAuthMethodsSupported { get; init; }

    public required IReadOnlyList<string> TokenEndpointAuthSigningAlgValuesSupported { get; init; }

    public required IReadOnlyList<string> RevocationEndpointAuthMethodsSupported { get; init; }

    public required IReadOnlyList<string> RevocationEndpointAuthSigningAlgValuesSupported { get; init; }

    /// <summary>Initiating User Registration via OpenID Connect §4.1.</summary>
    public IReadOnlyList<string> PromptValuesSupported { get; } = ["none", "login", "select_account", "consent"];

    public IReadOnlyList<string> CodeChallengeMethodsSupported { get; } = ["S256"];

    public bool AuthorizationResponseIssParameterSupported { get; } = true;

    public bool ClientIdMetadataDocumentSupported { get; } = true;
}
