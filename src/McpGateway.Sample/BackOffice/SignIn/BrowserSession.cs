namespace McpGateway.Sample.BackOffice.SignIn;

/// <summary>One person at one browser, when they last gave their password, and whether a second factor with it.</summary>
internal sealed record BrowserSession(string UserId, DateTimeOffset SignedInAt, bool HasSecondFactor);
