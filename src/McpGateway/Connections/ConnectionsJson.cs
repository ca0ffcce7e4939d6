using System.Text.Json.Serialization;

namespace McpGateway.Connections;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Connection))]
[JsonSerializable(typeof(EndedConnection))]
[JsonSerializable(typeof(ConnectionList))]
[JsonSerializable(typeof(LastUse))]
[JsonSerializable(typeof(RolesNoticeTaken))]
internal sealed partial class ConnectionsJson : JsonSerializerContext;
