namespace McpGateway.Web;

/// <summary>Who may open what: the names of the authorization policies.</summary>
internal static class AccessPolicies
{
    /// <summary>Anyone who is signed in.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>The operator's security staff, in a browser or with an operator credential.</summary>
    public const string Security = "security";
}
