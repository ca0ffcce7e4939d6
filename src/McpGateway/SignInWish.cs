namespace McpGateway;

/// <summary>What an authorization request wants of the sign-in; handed to the challenge as a parameter.</summary>
/// <param name="Key">Tells this request from others; a session that was begun for it carries it.</param>
/// <param name="WantsPassword">The person must prove themselves anew (OpenID Connect Core §3.1.2.1:
/// <c>login</c>).</param>
/// <param name="WantsChoice">The person must be able to choose who to be (<c>select_account</c>).</param>
/// <param name="LoginHint">Who is about to sign in, as the client thinks: personal data, only ever passed on.</param>
internal sealed record SignInWish(string Key, bool WantsPassword, bool WantsChoice, string? LoginHint)
{
    public const string Parameter = "sign-in-wish";

    /// <summary>It leads to a page of the operator's staff, which asks for more of a sign-in.</summary>
    public bool IsForStaff { get; init; }

    /// <summary>Whether a session that was there already will not do.</summary>
    public bool WantsNewSession => WantsPassword || WantsChoice;

    public override string ToString() => "SignInWish { … }";
}
