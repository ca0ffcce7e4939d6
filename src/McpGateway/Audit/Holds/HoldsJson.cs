using System.Text.Json.Serialization;
using McpGateway.Storage;

namespace McpGateway.Audit.Holds;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HoldList))]
[JsonSerializable(typeof(AuditHold))]
internal sealed partial class HoldsJson : JsonSerializerContext;

/// <summary>All legal holds.</summary>
public sealed record HoldList(IReadOnlyList<AuditHold> Holds);
