namespace McpGateway.Audit.Timeline;

/// <summary>The steps of a client in their order, and which events tell of them.</summary>
internal static class TimelinePlan
{
    public static readonly IReadOnlyList<PlannedStep> Steps =
    [
        new("registered", "It registered", [AuditAction.ClientRegistered]),
        new("challenged", "It was told where to sign in", [AuditAction.ChallengeSent]),
        new("authorize", "It asked for authorization", [AuditAction.AuthorizeAccepted, AuditAction.AuthorizeRefused]),
        new("signed_in", "A person signed in", [AuditAction.SignInCompleted, AuditAction.SignInFailed]),
        new("consent", "The person allowed it",
            [AuditAction.ConsentGiven, AuditAction.ConsentDenied, AuditAction.ConsentRefused]),
        new("token", "It got a token", [AuditAction.TokenIssued, AuditAction.TokenRefused]),
        new("called", "It called a tool", [AuditAction.ToolCalled, AuditAction.RateLimited]),
        new("refreshed", "It renewed its token",
            [AuditAction.TokenRefreshed, AuditAction.TokenReplayed, AuditAction.TokenReuseDetected]),
        new("kept", "It is still connected", [AuditAction.ConnectionRevoked]),
    ];

    public static readonly IReadOnlyList<string> Actions = [.. Steps.SelectMany(step => step.Actions)];

    /// <summary>From here on a success means that the client is connected.</summary>
    public static readonly int FirstConnected = Steps.TakeWhile(step => step.Step != "token").Count();
}

/// <summary>A step and the audit actions that tell of it.</summary>
internal sealed record PlannedStep(string Step, string Title, IReadOnlyList<string> Actions);
