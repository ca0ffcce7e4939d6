using System.ComponentModel.DataAnnotations;

namespace McpGateway.OAuth.Clients;

/// <summary>Who may register (RFC 7591), and for how long a registration waits for its first use.</summary>
internal sealed class RegistrationOptions : IValidatableObject
{
    public const string Section = "Gateway:OAuth";
    public const string Open = "Open";
    public const string ByRedirectHost = "AllowedRedirectHosts";
    public const string Off = "Off";

    private static readonly TimeSpan ShortestWait = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(365);
    private const int FewestUnused = 10;
    private const int MostUnused = 1_000_000;

    public string Registration { get; set; } = Open;

    /// <summary>For <see cref="ByRedirectHost"/>: hosts as a redirect URI spells them, or <c>scheme://</c> of a
    /// private-use one.</summary>
    public IList<string> AllowedRedirectHosts { get; } = [];

    /// <summary>A registration to which no one ever consented is gone after this time.</summary>
    public TimeSpan UnusedRegistrationLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Of the registrations to which no one ever consented, only so many of the newest are kept.</summary>
    public int MaxUnusedRegistrations { get; set; } = 10_000;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Registration is not (Open or ByRedirectHost or Off))
        {
            yield return new($"Gateway:OAuth:Registration is '{Registration}'; it must be {Open}, {ByRedirectHost} "
                + $"or {Off}.");
        }

        if ((Registration == ByRedirectHost) != AllowedRedirectHosts.Count > 0)
        {
            yield return new("Gateway:OAuth:AllowedRedirectHosts must name hosts when Gateway:OAuth:Registration is "
                + $"{ByRedirectHost}, and only then.");
        }

        for (var i = 0; i < AllowedRedirectHosts.Count; i++)
        {
            if (!IsHost(AllowedRedirectHosts[i]))
            {
                yield return new($"Gateway:OAuth:AllowedRedirectHosts:{i} is '{AllowedRedirectHosts[i]}'; write a "
                    + "lower-case host without port, such as claude.ai, or the scheme of a private-use address, such "
                    + "as cursor://.");
            }
        }

        if (UnusedRegistrationLifetime < ShortestWait || UnusedRegistrationLifetime > LongestWait)
        {
            yield return new($"Gateway:OAuth:UnusedRegistrationLifetime is {UnusedRegistrationLifetime}; it must be "
                + $"between {ShortestWait} and {LongestWait}.");
        }

        if (MaxUnusedRegistrations is < FewestUnused or > MostUnused)
        {
            yield return new($"Gateway:OAuth:MaxUnusedRegistrations is {MaxUnusedRegistrations}; it must be between "
                + $"{FewestUnused} and {MostUnused}, or people could not finish what they have begun.");
        }
    }

    private static bool IsHost(string text) => text.EndsWith("://", StringComparison.Ordinal)
        ? Uri.CheckSchemeName(text[..^3]) && !text.Any(char.IsAsciiLetterUpper)
        : RedirectUri.FindProblem($"https://{text}/") is null && RedirectUri.DisplayHost($"https://{text}/") == text;
}
