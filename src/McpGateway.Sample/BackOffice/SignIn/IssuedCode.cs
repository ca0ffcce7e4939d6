namespace McpGateway.Sample.BackOffice.SignIn;

/// <summary>What an authorization code stands for, and what its redemption must match.</summary>
internal sealed record IssuedCode(
    string UserId, DateTimeOffset SignedInAt, bool HasSecondFactor, string RedirectUri, string CodeChallenge,
    string? Nonce);
