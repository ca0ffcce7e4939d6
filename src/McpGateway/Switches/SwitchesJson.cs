using System.Text.Json.Serialization;
using McpGateway.Switches.Api;

namespace McpGateway.Switches;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Switch[]))]
[JsonSerializable(typeof(Restrictions))]
[JsonSerializable(typeof(SwitchList))]
[JsonSerializable(typeof(SwitchReceipt))]
[JsonSerializable(typeof(LiftReceipt))]
[JsonSerializable(typeof(RestrictionsAnswer))]
internal sealed partial class SwitchesJson : JsonSerializerContext;
