using Xunit.v3;

namespace McpGateway.Conformance;

/// <summary>The requirements, by their ids in requirements.json, that a test shows to hold.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequirementAttribute(params string[] ids) : Attribute, ITraitAttribute
{
    public IReadOnlyList<string> Ids => ids;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() =>
        [.. ids.Select(id => KeyValuePair.Create("Requirement", id))];
}
