using System.Text.Json.Serialization;
using McpGateway.OAuth.Authorize;
using McpGateway.OAuth.Clients;
using McpGateway.OAuth.Discovery;
using McpGateway.OAuth.Token;

namespace McpGateway.OAuth;

/// <summary>Wire and stored records. Nulls are left out: clients parse with strict schemas.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(AuthorizationServerMetadata))]
[JsonSerializable(typeof(ProtectedResourceMetadata))]
[JsonSerializable(typeof(Client))]
[JsonSerializable(typeof(RegistrationAnswer))]
[JsonSerializable(typeof(ConsentRequest))]
[JsonSerializable(typeof(PushedRequest))]
[JsonSerializable(typeof(PushedAnswer))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(IntrospectionAnswer))]
internal sealed partial class OAuthJson : JsonSerializerContext;
