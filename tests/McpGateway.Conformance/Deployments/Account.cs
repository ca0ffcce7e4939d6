namespace McpGateway.Conformance.Deployments;

/// <summary>Somebody who can sign in, and the organizer to connect there.</summary>
public sealed record Account(string Login, string Password, string Organizer)
{
    /// <summary>Not the password: accounts end up in the names of tests.</summary>
    public override string ToString() => Login;
}
