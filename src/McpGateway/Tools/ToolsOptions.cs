using System.ComponentModel.DataAnnotations;

namespace McpGateway.Tools;

/// <summary>How calls that change something are treated.</summary>
internal sealed class ToolsOptions : IValidatableObject
{
    public const string Section = "Gateway:Tools";

    /// <summary>Whether nothing is ever changed: such calls are checked in full and say what they would have
    /// done.</summary>
    public bool Rehearsal { get; set; }

    /// <summary>How long a user has to confirm a call.</summary>
    public TimeSpan ConfirmationLifetime { get; set; } = TimeSpan.FromMinutes(10);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ConfirmationLifetime < TimeSpan.FromSeconds(1) || ConfirmationLifetime > TimeSpan.FromHours(1))
        {
            yield return new($"Gateway:Tools:ConfirmationLifetime is {ConfirmationLifetime}; it must be from 00:00:01 "
                + "to 01:00:00, because a confirmation is good for the moment in which it was asked for.",
                [nameof(ConfirmationLifetime)]);
        }
    }
}
