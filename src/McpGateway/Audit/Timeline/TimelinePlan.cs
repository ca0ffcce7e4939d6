using McpGateway.Web.Languages;

namespace McpGateway.Audit.Timeline;

/// <summary>The steps of a client in their order, and which events tell of them.</summary>
internal static class TimelinePlan
{
    public static readonly IReadOnlyList<PlannedStep> Steps =
    [
        new("registered",
            new("It registered", "Er hat sich registriert", "Il s’est enregistré", "Se registró"),
            [AuditAction.ClientRegistered]),
        new("challenged",
            new("It was told where to sign in", "Ihm wurde gesagt, wo man sich anmeldet",
                "Il a appris où se connecter", "Se le dijo dónde iniciar sesión"),
            [AuditAction.ChallengeSent]),
        new("authorize",
            new("It asked for authorization", "Er hat um Autorisierung gebeten", "Il a demandé l’autorisation",
                "Pidió autorización"),
            [AuditAction.AuthorizeAccepted, AuditAction.AuthorizeRefused]),
        new("signed_in",
            new("A person signed in", "Eine Person hat sich angemeldet", "Une personne s’est connectée",
                "Una persona inició sesión"),
            [AuditAction.SignInCompleted, AuditAction.SignInFailed]),
        new("consent",
            new("The person allowed it", "Die Person hat es erlaubt", "La personne l’a autorisé", "La persona lo permitió"),
            [AuditAction.ConsentGiven, AuditAction.ConsentDenied, AuditAction.ConsentRefused]),
        new("token",
            new("It got a token", "Er hat ein Token erhalten", "Il a obtenu un jeton", "Obtuvo un token"),
            [AuditAction.TokenIssued, AuditAction.TokenRefused]),
        new("called",
            new("It called a tool", "Er hat ein Werkzeug aufgerufen", "Il a appelé un outil", "Llamó a una herramienta"),
            [AuditAction.ToolCalled, AuditAction.RateLimited]),
        new("refreshed",
            new("It renewed its token", "Er hat sein Token erneuert", "Il a renouvelé son jeton", "Renovó su token"),
            [AuditAction.TokenRefreshed, AuditAction.TokenReplayed, AuditAction.TokenReuseDetected]),
        new("kept",
            new("It is still connected", "Er ist noch verbunden", "Il est toujours connecté", "Sigue conectado"),
            [AuditAction.ConnectionRevoked]),
    ];

    public static readonly IReadOnlyList<string> Actions = [.. Steps.SelectMany(step => step.Actions)];

    /// <summary>From here on a success means that the client is connected.</summary>
    public static readonly int FirstConnected = Steps.TakeWhile(step => step.Step != "token").Count();
}

/// <summary>A step and the audit actions that tell of it.</summary>
internal sealed record PlannedStep(string Step, Phrase Name, IReadOnlyList<string> Actions);
