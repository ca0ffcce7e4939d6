using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace McpGateway.Sample.BackOffice.SignIn;

/// <summary>OpenID Connect Discovery 1.0 §3, and the keys that id tokens are signed with.</summary>
internal static class DiscoveryEndpoint
{
    public static JsonObject Describe(BackOfficeAddress address) => new()
    {
        ["issuer"] = address.Url,
        ["authorization_endpoint"] = $"{address.Url}/oidc/authorize",
        ["token_endpoint"] = $"{address.Url}/oidc/token",
        ["userinfo_endpoint"] = $"{address.Url}/oidc/userinfo",
        ["jwks_uri"] = $"{address.Url}/oidc/jwks",
        ["end_session_endpoint"] = $"{address.Url}/oidc/logout",
        ["scopes_supported"] = List("openid", "profile", "email", "offline_access"),
        ["response_types_supported"] = List("code"),
        ["response_modes_supported"] = List("query"),
        ["grant_types_supported"] = List("authorization_code", "refresh_token"),
        ["subject_types_supported"] = List("public"),
        ["id_token_signing_alg_values_supported"] = List(IdTokens.Algorithm),
        ["token_endpoint_auth_methods_supported"] = List("client_secret_basic", "client_secret_post"),
        ["code_challenge_methods_supported"] = List("S256"),
        ["prompt_values_supported"] = List("none", "login", "select_account"),
        ["backchannel_logout_supported"] = true,
        ["ui_locales_supported"] = List([.. SignInTexts.Languages]),
        ["acr_values_supported"] = List([IdTokens.OneFactor, IdTokens.TwoFactors]),
        ["claims_supported"] = List(
            "sub", "name", "email", "memberships", "staff_roles", "auth_time", "amr", "acr", "nonce", "iss", "aud", "exp",
            "iat"),
        ["authorization_response_iss_parameter_supported"] = true,
    };

    public static JsonHttpResult<object> Keys(IdTokens tokens) =>
        TypedResults.Json<object>(new { keys = new[] { tokens.PublicKey } });

    private static JsonArray List(params IEnumerable<string> values) => [.. values];
}
