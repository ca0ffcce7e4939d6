namespace McpGateway.Web;

/// <summary>Who may open what: the names of the authorization policies.</summary>
internal static class AccessPolicies
{
    /// <summary>Anyone who is signed in.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>A system of the operator, with an operator credential and nothing else.</summary>
    public const string Operator = "operator";

    /// <summary>The operator's security staff, in a browser or with an operator credential.</summary>
    public const string Security = "security";
}
