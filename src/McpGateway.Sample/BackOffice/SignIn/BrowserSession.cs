namespace McpGateway.Sample.BackOffice.SignIn;

/// <summary>One person at one browser, and when they last gave their password.</summary>
internal sealed record BrowserSession(string UserId, DateTimeOffset SignedInAt);
