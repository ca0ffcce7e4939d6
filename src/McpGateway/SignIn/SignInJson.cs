using System.Text.Json.Serialization;

namespace McpGateway.SignIn;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Session))]
[JsonSerializable(typeof(SignInRequest))]
[JsonSerializable(typeof(LogoutRefusal))]
internal sealed partial class SignInJson : JsonSerializerContext;
