using McpGateway.Web.Languages;

namespace McpGateway.Audit.Timeline;

/// <summary>What to do about an alert that the watch over the log has raised.</summary>
internal static class AnomalyRemedies
{
    private static readonly Phrase StopIt = new(
        "Stop the connection if nobody can explain it.",
        "Stoppen Sie die Verbindung, wenn niemand es erklären kann.",
        "Arrêtez la connexion si personne ne peut l’expliquer.",
        "Detenga la conexión si nadie puede explicarlo.");

    public static readonly Dictionary<string, Phrase> ByCode = new(StringComparer.Ordinal)
    {
        [AuditCode.DenialBurst] = new Phrase(
            "Many calls of the connection were refused in a short time. Look at their codes.",
            "Viele Aufrufe der Verbindung wurden in kurzer Zeit abgelehnt. Sehen Sie sich deren Codes an.",
            "De nombreux appels de la connexion ont été refusés en peu de temps. Regardez leurs codes.",
            "Se rechazaron muchas llamadas de la conexión en poco tiempo. Mire sus códigos.").Then(StopIt),
        [AuditCode.FailureBurst] = new Phrase(
            "Many calls of the connection failed in a short time. See whether the back office is well.",
            "Viele Aufrufe der Verbindung sind in kurzer Zeit fehlgeschlagen. Prüfen Sie, ob das Back-Office gesund ist.",
            "De nombreux appels de la connexion ont échoué en peu de temps. Vérifiez que le back-office va bien.",
            "Muchas llamadas de la conexión fallaron en poco tiempo. Compruebe que el back office esté bien.").Then(StopIt),
        [AuditCode.GuardBurst] = new Phrase(
            "A guard refused calls of the connection again and again. Ask the user what the assistant is to do.",
            "Eine Schutzregel hat Aufrufe der Verbindung immer wieder abgelehnt. Fragen Sie den Benutzer, was der Assistent tun "
            + "soll.",
            "Une règle de protection a refusé à plusieurs reprises des appels de la connexion. Demandez à l’utilisateur ce que "
            + "l’assistant doit faire.",
            "Una regla de protección rechazó una y otra vez llamadas de la conexión. Pregunte al usuario qué debe hacer el "
            + "asistente.").Then(StopIt),
        [AuditCode.VolumeBurst] = new Phrase(
            "The connection made far more calls than ever before. Ask the user whether that is meant.",
            "Die Verbindung hat weit mehr Aufrufe gemacht als je zuvor. Fragen Sie den Benutzer, ob das so gewollt ist.",
            "La connexion a fait bien plus d’appels que jamais. Demandez à l’utilisateur si c’est voulu.",
            "La conexión hizo muchas más llamadas que nunca. Pregunte al usuario si es intencionado.").Then(StopIt),
        [AuditCode.OldTokenUsed] = new(
            "An old token of the connection was used, and the connection ended. Find out who else has the client's data.",
            "Ein altes Token der Verbindung wurde benutzt, und die Verbindung wurde beendet. Klären Sie, wer noch die Daten des "
            + "Clients hat.",
            "Un ancien jeton de la connexion a servi, et il a été mis fin à la connexion. Cherchez qui d’autre a les données du "
            + "client.",
            "Se usó un token antiguo de la conexión, y la conexión terminó. Averigüe quién más tiene los datos del cliente."),
        [AuditCode.FirstEffect] = new Phrase(
            "The connection changed something for the first time. Ask the user whether that is meant.",
            "Die Verbindung hat zum ersten Mal so etwas geändert. Fragen Sie den Benutzer, ob das so gewollt ist.",
            "La connexion a fait un tel changement pour la première fois. Demandez à l’utilisateur si c’est voulu.",
            "La conexión hizo un cambio así por primera vez. Pregunte al usuario si es intencionado.").Then(StopIt),
        [AuditCode.FirstProvider] = new Phrase(
            "An assistant of a provider that the organizer has not used before was connected. Ask its administrator.",
            "Ein Assistent eines Anbieters, den der Veranstalter noch nicht genutzt hat, wurde verbunden. Fragen Sie dessen "
            + "Administrator.",
            "Un assistant d’un fournisseur que l’organisateur n’avait pas encore utilisé a été connecté. Demandez à son "
            + "administrateur.",
            "Se conectó un asistente de un proveedor que el organizador no había usado. Pregunte a su administrador.")
            .Then(StopIt),
    };
}
