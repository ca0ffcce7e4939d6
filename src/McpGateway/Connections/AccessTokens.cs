namespace McpGateway.Connections;

/// <summary>From the text of an access token to the caller behind it.</summary>
internal sealed class AccessTokens
{
    /// <summary>The caller, or the problem in words fit for <c>error_description</c>. One record read.</summary>
#pragma warning disable CA1822
    public ValueTask<AccessTokenResult> AuthenticateAsync(
        string token, string resource, string requestId, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}

/// <summary>Exactly one of the two is set.</summary>
internal readonly record struct AccessTokenResult(Caller? Caller, string? Problem);
