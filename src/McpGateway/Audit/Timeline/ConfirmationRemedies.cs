using McpGateway.Web.Languages;

namespace McpGateway.Audit.Timeline;

/// <summary>What helps when a call was not confirmed.</summary>
internal static class ConfirmationRemedies
{
    public static readonly Phrase AnsweredNo = new(
        "The user did not agree to the call. Ask them what they want instead.",
        "Der Benutzer hat dem Aufruf nicht zugestimmt. Fragen Sie ihn, was er stattdessen möchte.",
        "L’utilisateur n’a pas accepté l’appel. Demandez-lui ce qu’il souhaite à la place.",
        "El usuario no aceptó la llamada. Pregúntele qué quiere en su lugar.");

    public static readonly Dictionary<string, Phrase> ByCode = new(StringComparer.Ordinal)
    {
        [AuditCode.InForm] = AnsweredNo,
        [AuditCode.ByCall] = AnsweredNo,
        [AuditCode.OnPage] = AnsweredNo,
        [AuditCode.Rehearsed] = new(
            "It was a rehearsal: nothing was done. Ask the assistant to do it in earnest.",
            "Es war eine Probe: Nichts wurde getan. Bitten Sie den Assistenten, es wirklich zu tun.",
            "C’était une répétition : rien n’a été fait. Demandez à l’assistant de le faire pour de bon.",
            "Era un ensayo: no se hizo nada. Pida al asistente que lo haga de verdad."),
        [AuditCode.ConfirmationAsked] = new(
            "The user was asked to confirm the call, and it waits for the answer.",
            "Der Benutzer wurde gebeten, den Aufruf zu bestätigen; dieser wartet auf die Antwort.",
            "L’utilisateur a été invité à confirmer l’appel, qui attend la réponse.",
            "Se pidió al usuario que confirmara la llamada, que espera la respuesta."),
        ["confirmation_declined"] = AnsweredNo,
        ["confirmation_invalid"] = new Phrase(
            "The assistant sent a confirmation that was never given out.",
            "Der Assistent hat eine Bestätigung gesendet, die nie ausgegeben wurde.",
            "L’assistant a envoyé une confirmation qui n’a jamais été délivrée.",
            "El asistente envió una confirmación que nunca se entregó.").Then(RemedyEndings.AskAnew),
        ["confirmation_expired"] = new Phrase(
            "The user's answer, or the call after it, came too late.",
            "Die Antwort des Benutzers oder der Aufruf danach kam zu spät.",
            "La réponse de l’utilisateur, ou l’appel qui l’a suivie, est arrivée trop tard.",
            "La respuesta del usuario, o la llamada posterior, llegó demasiado tarde.").Then(RemedyEndings.AskAnew),
        ["confirmation_used"] = new Phrase(
            "The confirmation had served another call.",
            "Die Bestätigung hatte schon einem anderen Aufruf gedient.",
            "La confirmation avait déjà servi à un autre appel.",
            "La confirmación ya había servido para otra llamada.").Then(RemedyEndings.AskAnew),
        ["confirmation_of_other_connection"] = new Phrase(
            "The confirmation belongs to another connection.",
            "Die Bestätigung gehört zu einer anderen Verbindung.",
            "La confirmation appartient à une autre connexion.",
            "La confirmación pertenece a otra conexión.").Then(RemedyEndings.AskAnew),
        ["confirmation_of_other_tool"] = new Phrase(
            "The confirmation is for another tool.",
            "Die Bestätigung gilt für ein anderes Werkzeug.",
            "La confirmation concerne un autre outil.",
            "La confirmación es para otra herramienta.").Then(RemedyEndings.AskAnew),
        ["confirmation_of_changed_tool"] = new Phrase(
            "The catalog changed after the user was asked.",
            "Der Katalog hat sich geändert, nachdem der Benutzer gefragt wurde.",
            "Le catalogue a changé après que l’utilisateur a été interrogé.",
            "El catálogo cambió después de preguntar al usuario.").Then(RemedyEndings.AskAnew),
        ["confirmation_of_other_arguments"] = new Phrase(
            "The assistant changed what the user had agreed to.",
            "Der Assistent hat geändert, wozu der Benutzer zugestimmt hatte.",
            "L’assistant a modifié ce que l’utilisateur avait accepté.",
            "El asistente cambió lo que el usuario había aceptado.").Then(RemedyEndings.AskAnew),
        ["confirmation_not_given"] = new(
            "The user has not answered on the page. Let them do so, and the assistant call again.",
            "Der Benutzer hat auf der Seite nicht geantwortet. Lassen Sie ihn das tun und den Assistenten dann neu aufrufen.",
            "L’utilisateur n’a pas répondu sur la page. Faites-le répondre, puis laissez l’assistant rappeler.",
            "El usuario no ha respondido en la página. Haga que responda y que el asistente vuelva a llamar."),
    };
}
