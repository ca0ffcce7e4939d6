namespace McpGateway.BackOffice;

/// <summary>Reads a person's memberships and roles from the back office's userinfo endpoint (OpenID Connect Core §5.3).</summary>
internal sealed class BackOfficePeople
{
    /// <summary>The person behind the back-office access token, as of now.</summary>
    /// <exception cref="BackOfficeException">No usable answer.</exception>
#pragma warning disable CA1822
    public ValueTask<Person> GetAsync(string accessToken, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
