using McpGateway.Web.Languages;

namespace McpGateway.Audit.Timeline;

/// <summary>What helps when the back office did not do what a call asked.</summary>
internal static class BackOfficeRemedies
{
    public static readonly Dictionary<string, Phrase> ByCode = new(StringComparer.Ordinal)
    {
        [AuditCode.SinkBehind] = new(
            "A receiver of audit events has taken none for too long. The log names it; check that it answers. Nothing is "
            + "lost: what waits is delivered once it does.",
            "Ein Empfänger von Audit-Ereignissen hat zu lange keine angenommen. Das Protokoll nennt ihn; prüfen Sie, ob er "
            + "antwortet. Nichts ist verloren: Was wartet, wird dann zugestellt.",
            "Un destinataire d’événements d’audit n’en accepte plus depuis trop longtemps. Le journal le nomme ; vérifiez "
            + "qu’il répond. Rien n’est perdu : ce qui attend sera remis dès qu’il répondra.",
            "Un receptor de eventos de auditoría lleva demasiado tiempo sin aceptar ninguno. El registro lo nombra; compruebe "
            + "que responde. Nada se pierde: lo que espera se entregará cuando lo haga."),
        ["in_progress"] = new(
            "The same change was being carried out already. Let the assistant wait for its answer.",
            "Dieselbe Änderung wurde schon ausgeführt. Lassen Sie den Assistenten auf deren Antwort warten.",
            "La même modification était déjà en cours. Laissez l’assistant attendre sa réponse.",
            "El mismo cambio ya se estaba realizando. Deje que el asistente espere su respuesta."),
        ["organizer_mismatch"] = new Phrase(
            "The back office answered with another organizer's data.",
            "Das Back-Office hat mit Daten eines anderen Veranstalters geantwortet.",
            "Le back-office a répondu avec les données d’un autre organisateur.",
            "El back office respondió con datos de otro organizador.").Then(RemedyEndings.LookUp),
        ["unrecorded"] = new(
            "How the call ended could not be recorded. Look it up at the back office before repeating it.",
            "Wie der Aufruf ausging, ließ sich nicht festhalten. Sehen Sie beim Back-Office nach, bevor Sie ihn wiederholen.",
            "L’issue de l’appel n’a pas pu être enregistrée. Vérifiez au back-office avant de le répéter.",
            "No se pudo registrar cómo terminó la llamada. Compruébelo en el back office antes de repetirla."),
        ["result_too_large"] = new(
            "The result was too large. Let the assistant ask for less at once.",
            "Das Ergebnis war zu groß. Lassen Sie den Assistenten nach weniger auf einmal fragen.",
            "Le résultat était trop volumineux. Faites demander moins à la fois à l’assistant.",
            "El resultado era demasiado grande. Haga que el asistente pida menos de una vez."),
        ["back_office_too_large"] = new(
            "The back office answered with more than can be read. Let the assistant ask for less.",
            "Das Back-Office hat mit mehr geantwortet, als sich lesen lässt. Lassen Sie den Assistenten nach weniger fragen.",
            "Le back-office a répondu avec plus que ce qui peut être lu. Faites demander moins à l’assistant.",
            "El back office respondió con más de lo que se puede leer. Haga que el asistente pida menos."),
        ["back_office_circuit_open"] = new Phrase(
            "The back office failed too often just now, so it was left alone.",
            "Das Back-Office ist gerade zu oft ausgefallen und wurde deshalb in Ruhe gelassen.",
            "Le back-office a échoué trop souvent à l’instant ; il a donc été laissé au repos.",
            "El back office acaba de fallar demasiadas veces, así que se dejó en paz.").Then(RemedyEndings.TryLater),
        ["back_office_queue_full"] = new Phrase(
            "Too many requests were waiting for the back office.",
            "Zu viele Anfragen warteten auf das Back-Office.",
            "Trop de demandes attendaient le back-office.",
            "Demasiadas solicitudes esperaban al back office.").Then(RemedyEndings.TryLater),
        ["back_office_unreachable"] = new Phrase(
            "The back office could not be reached.",
            "Das Back-Office war nicht erreichbar.",
            "Le back-office était injoignable.",
            "No se pudo acceder al back office.").Then(RemedyEndings.TryLater),
        ["back_office_timeout"] = new Phrase(
            "The back office did not answer in time.",
            "Das Back-Office hat nicht rechtzeitig geantwortet.",
            "Le back-office n’a pas répondu à temps.",
            "El back office no respondió a tiempo.").Then(RemedyEndings.TryLater),
        ["back_office_error"] = new Phrase(
            "The back office failed.",
            "Das Back-Office hat einen Fehler gemeldet.",
            "Le back-office a échoué.",
            "El back office falló.").Then(RemedyEndings.LookUp),
        ["back_office_garbage"] = new Phrase(
            "The back office answered with something unexpected.",
            "Das Back-Office hat mit etwas Unerwartetem geantwortet.",
            "Le back-office a donné une réponse inattendue.",
            "El back office respondió con algo inesperado.").Then(RemedyEndings.LookUp),
        ["back_office_forbidden"] = new(
            "The back office does not let this person do that. Change it there if it should.",
            "Das Back-Office lässt diese Person das nicht tun. Ändern Sie das dort, wenn es erlaubt sein sollte.",
            "Le back-office ne permet pas cela à cette personne. Changez-le là-bas s’il le devrait.",
            "El back office no permite eso a esta persona. Cámbielo allí si debería."),
        ["back_office_busy"] = new(
            "The back office has too much to do. Let the assistant wait a minute.",
            "Das Back-Office hat zu viel zu tun. Lassen Sie den Assistenten eine Minute warten.",
            "Le back-office est surchargé. Laissez l’assistant attendre une minute.",
            "El back office tiene demasiado trabajo. Deje que el asistente espere un minuto."),
        ["not_found"] = new(
            "There is nothing with this id at the organizer. Let the assistant search for it first.",
            "Beim Veranstalter gibt es nichts mit dieser Kennung. Lassen Sie den Assistenten zuerst danach suchen.",
            "Il n’y a rien avec cet identifiant chez l’organisateur. Laissez d’abord l’assistant le chercher.",
            "En el organizador no hay nada con este identificador. Deje que el asistente lo busque primero."),
        ["conflict"] = new(
            "Somebody else changed it meanwhile. Let the assistant read it anew.",
            "Jemand anderes hat es inzwischen geändert. Lassen Sie den Assistenten es neu lesen.",
            "Quelqu’un d’autre l’a modifié entre-temps. Laissez l’assistant le relire.",
            "Otra persona lo cambió mientras tanto. Deje que el asistente lo lea de nuevo."),
        ["rejected"] = new(
            "The back office did not accept the values. Let the assistant check them.",
            "Das Back-Office hat die Werte nicht angenommen. Lassen Sie den Assistenten sie prüfen.",
            "Le back-office n’a pas accepté les valeurs. Laissez l’assistant les vérifier.",
            "El back office no aceptó los valores. Deje que el asistente los compruebe."),
    };
}
