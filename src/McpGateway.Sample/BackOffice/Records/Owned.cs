using System.Text.Json.Serialization;

namespace McpGateway.Sample.BackOffice.Records;

/// <summary>What every object has: an opaque id, and the organizer it belongs to.</summary>
internal abstract record Owned(
    [property: JsonPropertyOrder(-2)] string Id,
    [property: JsonPropertyOrder(-1)] string OrganizerId);
