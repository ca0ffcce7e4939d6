namespace McpGateway.Tests.Harness;

/// <summary>One request of a browser: where to, what it sent, and the cookies that came back.</summary>
public sealed record BrowserStep(Uri Url, string? Body, IReadOnlyList<string> SetCookies);
