using System.ComponentModel.DataAnnotations;

namespace McpGateway.Switches;

/// <summary>Who counts as an administrator of an organizer (promise G16).</summary>
internal sealed class SwitchesOptions : IValidatableObject
{
    public const string Section = "Gateway:Switches";

    private static readonly string[] Owner = ["owner"];

    /// <summary>The back office's roles whose holders set the restrictions of their organizer; <c>owner</c> when
    /// none is named.</summary>
    public IList<string> AdministratorRoles { get; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (AdministratorRoles.Any(string.IsNullOrWhiteSpace))
        {
            yield return new($"{Section}:AdministratorRoles has an empty entry; name the roles of the back office "
                + "whose holders may set an organizer's restrictions.", [nameof(AdministratorRoles)]);
        }
    }

    public bool MakeAdministrator(IEnumerable<string> roles) =>
        roles.Intersect(AdministratorRoles.Count > 0 ? AdministratorRoles : Owner, StringComparer.Ordinal).Any();
}
