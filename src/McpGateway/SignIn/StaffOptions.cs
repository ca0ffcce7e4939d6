using System.ComponentModel.DataAnnotations;

namespace McpGateway.SignIn;

/// <summary>When the roles of the operator's own staff count (promise G5): only after a sign-in with more than one
/// factor.</summary>
internal sealed class StaffOptions : IValidatableObject
{
    public const string Section = "Gateway:SignIn:Staff";

    private static readonly string[] SecondFactors = ["mfa", "mca", "otp", "hwk", "sc"];

    /// <summary>Off only where the back office lets nobody in without a second factor, and does not say so.</summary>
    public bool RequireMultiFactor { get; set; } = true;

    /// <summary>Any of these in the <c>amr</c> of the id token (RFC 8176) will do; <c>mfa</c>, <c>mca</c>, <c>otp</c>,
    /// <c>hwk</c> and <c>sc</c> when none is named.</summary>
    public IList<string> RequireAmr { get; } = [];

    /// <summary>Any of these as the <c>acr</c> of the id token will do as well. They are asked for (<c>acr_values</c>)
    /// where a sign-in leads to a page of the staff.</summary>
    public IList<string> AcrValues { get; } = [];

    /// <summary>How long ago the person may have proven themselves (<c>auth_time</c>); null for as long as the session
    /// lasts.</summary>
    public TimeSpan? MaxAge { get; set; }

    public bool Accepts(string method) => (RequireAmr.Count > 0 ? RequireAmr : SecondFactors).Contains(method);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (RequireAmr.Concat(AcrValues).Any(value => value.Length == 0 || value.Any(c => c is <= ' ' or > '~')))
        {
            yield return new($"{Section}:RequireAmr or {Section}:AcrValues has an entry that is empty or has spaces; name "
                + "one value of the back office's id tokens in each.", [nameof(RequireAmr), nameof(AcrValues)]);
        }

        if (MaxAge is { } age && (age < TimeSpan.FromMinutes(1) || age > TimeSpan.FromDays(1)))
        {
            yield return new($"{Section}:MaxAge is {age}; it must be from 00:01:00 to 1.00:00:00, or left out.",
                [nameof(MaxAge)]);
        }
    }
}
