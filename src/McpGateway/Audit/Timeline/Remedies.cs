using McpGateway.Storage;
using McpGateway.Web.Languages;

namespace McpGateway.Audit.Timeline;

/// <summary>From the code of a refusal to what helps, in words for the support desk.</summary>
internal static class Remedies
{
    private static readonly Dictionary<string, Phrase> ByAction = new(StringComparer.Ordinal)
    {
        [AuditAction.AuthorizeRefused] = new Phrase(
            "The authorization request is not one this gateway takes.",
            "Diese Autorisierungsanfrage nimmt das Gateway nicht an.",
            "Cette passerelle n’accepte pas cette demande d’autorisation.",
            "Esta pasarela no acepta esta solicitud de autorización.").Then(RemedyEndings.AddAgain),
        [AuditAction.SignInFailed] = new Phrase(
            "The sign-in did not succeed.",
            "Die Anmeldung ist nicht gelungen.",
            "La connexion de la personne n’a pas abouti.",
            "No se pudo iniciar la sesión.").Then(RemedyEndings.StartAgain),
        [AuditAction.ConsentDenied] = new(
            "The person answered no. Start again from the assistant if that was a mistake.",
            "Die Person hat abgelehnt. Beginnen Sie im Assistenten noch einmal, wenn das ein Versehen war.",
            "La personne a répondu non. Recommencez depuis l’assistant si c’était une erreur.",
            "La persona respondió que no. Empiece de nuevo desde el asistente si fue un error."),
        [AuditAction.ConsentRefused] = new Phrase(
            "The answer to the question could not be taken.",
            "Die Antwort auf die Frage ließ sich nicht annehmen.",
            "La réponse à la question n’a pas pu être prise en compte.",
            "No se pudo aceptar la respuesta a la pregunta.").Then(RemedyEndings.StartAgain),
        [AuditAction.TokenRefused] = new Phrase(
            "The request for a token is not one this gateway takes.",
            "Diese Anfrage nach einem Token nimmt das Gateway nicht an.",
            "Cette passerelle n’accepte pas cette demande de jeton.",
            "Esta pasarela no acepta esta solicitud de token.").Then(RemedyEndings.AddAgain),
        [AuditAction.TokenReuseDetected] = new Phrase(
            "A refresh token was used twice, so the connection ended.",
            "Ein Refresh-Token wurde zweimal verwendet, deshalb wurde die Verbindung beendet.",
            "Un jeton de renouvellement a servi deux fois ; la connexion a donc pris fin.",
            "Un token de renovación se usó dos veces, por lo que la conexión terminó.").Then(RemedyEndings.ConnectAgain),
        [AuditAction.StaffRefused] = new(
            "Operator staff need a second factor at the sign-in. Let them set one up and sign in again.",
            "Das Personal des Betreibers braucht bei der Anmeldung einen zweiten Faktor. Lassen Sie einen einrichten und neu "
            + "anmelden.",
            "Le personnel de l’opérateur a besoin d’un second facteur pour se connecter. Faites-en configurer un, puis "
            + "reconnecter.",
            "El personal del operador necesita un segundo factor al iniciar la sesión. Haga que lo configuren y vuelvan a "
            + "iniciarla."),
        [AuditAction.RateLimited] = new(
            "It asked more than is allowed. Let it wait, or raise the limit in Gateway:Limits.",
            "Es wurde öfter gefragt als erlaubt. Warten Sie, oder erhöhen Sie die Grenze in Gateway:Limits.",
            "Il y a eu plus de demandes que permis. Faites patienter, ou relevez la limite dans Gateway:Limits.",
            "Se pidió más de lo permitido. Haga que espere o aumente el límite en Gateway:Limits."),
        [AuditAction.ToolCalled] = new(
            "The call did not succeed. Look up its request id in the audit log.",
            "Der Aufruf ist nicht gelungen. Suchen Sie seine Anfragenummer im Audit-Log.",
            "L’appel n’a pas abouti. Recherchez son numéro de demande dans le journal d’audit.",
            "La llamada no tuvo éxito. Busque su número de solicitud en el registro de auditoría."),
        [AuditAction.ConfirmationDeclined] = ConfirmationRemedies.AnsweredNo,
        [AuditAction.AlertRaised] = new(
            "Something happened that must not. Tell the operator's security team now.",
            "Es ist etwas geschehen, was nicht geschehen darf. Informieren Sie sofort das Sicherheitsteam des Betreibers.",
            "Il s’est produit quelque chose qui ne doit pas arriver. Prévenez immédiatement l’équipe de sécurité de "
            + "l’opérateur.",
            "Ha ocurrido algo que no debe ocurrir. Avise ahora al equipo de seguridad del operador."),
        [AuditAction.ConnectionRevoked] = new Phrase(
            "The connection ended.",
            "Die Verbindung ist beendet.",
            "La connexion a pris fin.",
            "La conexión terminó.").Then(RemedyEndings.ConnectAgain),
        [AuditAction.CredentialRefused] = new(
            "It showed no credential of Gateway:Api:Credentials. Give the system the credential that was made for it.",
            "Es wurde kein Zugangsschlüssel aus Gateway:Api:Credentials gezeigt. Geben Sie dem System den, der dafür gemacht "
            + "wurde.",
            "Aucun identifiant de Gateway:Api:Credentials n’a été présenté. Donnez au système celui qui a été créé pour lui.",
            "No se mostró ninguna credencial de Gateway:Api:Credentials. Dé al sistema la que se hizo para él."),
    };

    private static readonly Phrase Otherwise = new(
        "Look up the request id in the audit log.",
        "Suchen Sie die Anfragenummer im Audit-Log.",
        "Recherchez le numéro de la demande dans le journal d’audit.",
        "Busque el número de la solicitud en el registro de auditoría.");

    /// <summary>What helps after a step that is no success.</summary>
    public static Phrase For(AuditEvent failure) => Find(failure.Action, failure.Code) ?? Otherwise;

    /// <summary>The sentence for this action and code; null when none was written.</summary>
    public static Phrase? Find(string action, string? code) =>
        // The codes of limits are names of things, not of reasons.
        (action != AuditAction.RateLimited && code is not null ? CodeRemedies.Find(code) : null)
        ?? ByAction.GetValueOrDefault(action);
}
