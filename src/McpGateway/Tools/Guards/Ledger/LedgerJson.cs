using System.Text.Json.Serialization;

namespace McpGateway.Tools.Guards.Ledger;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(UsageEntry[]))]
internal sealed partial class LedgerJson : JsonSerializerContext;
