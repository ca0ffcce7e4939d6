using System.Text.Json;
using System.Text.Json.Serialization;
using McpGateway.Tests;

namespace McpGateway.Conformance.Traceability;

/// <summary>One row of requirements.json.</summary>
/// <param name="Level">M: must. S: should. R: by the RFC or draft that the specification builds on. X: needed by real clients.</param>
/// <param name="Text">What is asked, in a sentence.</param>
/// <param name="Section">Where it is asked.</param>
internal sealed record Requirement(string Id, string Level, string Text, string Section)
{
    /// <summary>Tests of McpGateway.Tests that show what cannot be seen from outside, as <c>Path/Class.Method</c>.</summary>
    public IReadOnlyList<string> Inside { get; init; } = [];

    /// <summary>Why there may be no test: <c>client</c> (an obligation of clients) or <c>not
    /// offered</c>.</summary>
    public string? Status { get; init; }

    /// <summary>What the status means here, or how far the requirement is met.</summary>
    public string? Because { get; init; }

    public static readonly string DataFile = Path.Combine(Repository.Root, "tests/McpGateway.Conformance/requirements.json");

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectRequiredConstructorParameters = true,
    };

    public static IReadOnlyList<Requirement> ReadAll() =>
        JsonSerializer.Deserialize<List<Requirement>>(File.ReadAllText(DataFile), Format)!;
}
