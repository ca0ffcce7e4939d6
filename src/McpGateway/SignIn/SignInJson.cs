using System.Text.Json.Serialization;

namespace McpGateway.SignIn;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Session))]
[JsonSerializable(typeof(SignInRequest))]
internal sealed partial class SignInJson : JsonSerializerContext;
