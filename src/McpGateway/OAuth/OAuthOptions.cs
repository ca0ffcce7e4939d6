using System.ComponentModel.DataAnnotations;

namespace McpGateway.OAuth;

/// <summary>Lifetimes of what the authorization server issues (promise S15).</summary>
internal sealed class OAuthOptions : IValidatableObject
{
    public const string Section = "Gateway:OAuth";

    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Anchored at sign-in, never extended.</summary>
    public TimeSpan RefreshTokenLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long the same client may repeat its last refresh and get the same answer.</summary>
    public TimeSpan RefreshReplayWindow { get; set; } = TimeSpan.FromMinutes(1);

    public TimeSpan AuthorizationCodeLifetime { get; set; } = TimeSpan.FromMinutes(1);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        new[]
        {
            Check(nameof(AccessTokenLifetime), AccessTokenLifetime, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
            Check(nameof(RefreshTokenLifetime), RefreshTokenLifetime, TimeSpan.FromMinutes(1), TimeSpan.FromDays(365)),
            Check(nameof(RefreshReplayWindow), RefreshReplayWindow, TimeSpan.Zero, TimeSpan.FromMinutes(5)),
            Check(nameof(AuthorizationCodeLifetime), AuthorizationCodeLifetime, TimeSpan.FromSeconds(1),
                TimeSpan.FromMinutes(10)),
        }.OfType<ValidationResult>();

    private static ValidationResult? Check(string name, TimeSpan value, TimeSpan min, TimeSpan max) =>
        value >= min && value <= max
            ? null
            : new($"Gateway:OAuth:{name} is {value}; it must be between {min} and {max}.", [name]);
}
