using McpGateway.Sample.BackOffice.People;

namespace McpGateway.Sample.BackOffice.SignIn;

/// <summary>Who is taken to have given a second factor: a sample asks nobody for a code, and its page says so.</summary>
internal sealed class SecondFactors(BackOfficeSetup setup, PeopleDirectory people)
{
    /// <summary>Whether the client asks for one (OpenID Connect Core §3.1.2.1).</summary>
    public static bool IsAskedFor(IQueryCollection query) =>
        query["acr_values"].ToString().Split(' ').Contains(IdTokens.TwoFactors);

    /// <summary>Whether this person gives one at a sign-in with these parameters.</summary>
    public bool IsGivenBy(Account account, IQueryCollection query) => account.StaffRoles.Length > 0
        && (setup.StaffHaveSecondFactor || (setup.StaffGiveSecondFactorWhenAsked && IsAskedFor(query)));

    /// <summary>Whether a session has to be raised for what is asked: only where the person would do it.</summary>
    public bool IsMissing(BrowserSession session, IQueryCollection query) =>
        IsAskedFor(query) && !session.HasSecondFactor && IsGivenBy(people.GetById(session.UserId), query);
}
