using System.Globalization;
using McpGateway.BackOffice;
using McpGateway.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace McpGateway.SignIn;

/// <summary>Whether the staff roles of a session count, and what to ask of the back office so that they will (promise
/// G5).</summary>
internal sealed class StaffSignIn(IOptions<StaffOptions> options, TimeProvider time)
{
    private readonly StaffOptions options = options.Value;

    /// <summary>The person, without staff roles unless enough was asked of them at the sign-in.</summary>
    public Person PersonOf(Session session) =>
        session.Person.StaffRoles.Count == 0 || IsSufficient(session.Proof)
            ? session.Person
            : session.Person with { StaffRoles = [] };

    /// <summary>What to ask of the back office so that the staff roles of this session will count; null when they do, and
    /// when it was asked and did not give it.</summary>
    public SignInWish? FindStepUp(Session session) => session.Person.StaffRoles.Count == 0 ? null
        : HasSecondFactor(session.Proof)
            ? IsFresh(session.Proof) ? null : new("", WantsPassword: true, WantsChoice: false, null) { IsForStaff = true }
        // A provider that knows the context asks for what is missing and for nothing else.
        : options.AcrValues.Count > 0 && !session.WasForStaff
            ? new("", WantsPassword: false, WantsChoice: false, null) { IsForStaff = true }
            : null;

    /// <summary>What to add to an authorization request for this wish: nothing unless it leads to a page of the
    /// staff.</summary>
    public IEnumerable<KeyValuePair<string, string?>> ParametersFor(SignInWish? wish)
    {
        if (wish is not { IsForStaff: true })
        {
            yield break;
        }

        if (options.RequireMultiFactor && options.AcrValues.Count > 0)
        {
            yield return new("acr_values", string.Join(' ', options.AcrValues));
        }

        // Whoever wants the password has asked for an age of none already.
        if (options.MaxAge is { } age && !wish.WantsPassword)
        {
            yield return new("max_age", ((long)age.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Whether the endpoint is one for the staff alone.</summary>
    public static bool IsForStaff(HttpContext context) => context.GetEndpoint()?.Metadata
        .GetOrderedMetadata<IAuthorizeData>().Any(needed => needed.Policy == AccessPolicies.Security) == true;

    private bool IsSufficient(SignInProof? proof) => HasSecondFactor(proof) && IsFresh(proof);

    private bool HasSecondFactor(SignInProof? proof) => !options.RequireMultiFactor
        || (proof is not null
            && (proof.Methods.Any(options.Accepts) || (proof.Context is { } acr && options.AcrValues.Contains(acr))));

    private bool IsFresh(SignInProof? proof) =>
        options.MaxAge is not { } age || proof?.ProvenAt + age > time.GetUtcNow();
}
