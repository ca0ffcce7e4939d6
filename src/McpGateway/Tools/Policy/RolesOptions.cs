using System.ComponentModel.DataAnnotations;

namespace McpGateway.Tools.Policy;

/// <summary>How stale a role may be (promise S1).</summary>
internal sealed class RolesOptions : IValidatableObject
{
    public const string Section = "Gateway:Roles";

    /// <summary>A role taken away in the back office is gone here after this long at the latest.</summary>
    public TimeSpan RefreshAfter { get; set; } = TimeSpan.FromMinutes(1);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (RefreshAfter < TimeSpan.Zero || RefreshAfter > TimeSpan.FromHours(1))
        {
            yield return new($"Gateway:Roles:RefreshAfter is {RefreshAfter}; it must be from 00:00:00 (ask at every "
                + "call) to 01:00:00, because a role that was taken away works for that long.", [nameof(RefreshAfter)]);
        }
    }
}
