using System.ComponentModel.DataAnnotations;

namespace McpGateway.Audit;

/// <summary>How long the log is kept (promise S20).</summary>
internal sealed class AuditOptions : IValidatableObject
{
    public const string Section = "Gateway:Audit";

    /// <summary>An event is deleted once it is older than this.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(365);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Retention < TimeSpan.FromDays(1) || Retention > TimeSpan.FromDays(3653))
        {
            yield return new($"{Section}:Retention is {Retention}; it must be from 1.00:00:00 to 3653.00:00:00 (ten years). "
                + "Set it to what the privacy policy promises.", [nameof(Retention)]);
        }
    }
}
