using McpGateway.Web.Languages;

namespace McpGateway.Tools.Confirmation;

/// <summary>What the page of a confirmation says.</summary>
internal static class ConfirmPhrases
{
    public static readonly Phrase Asked = new("Confirm?", "Bestätigen?", "Confirmer ?", "¿Confirmar?");
    public static readonly Phrase Confirmed = new("Confirmed", "Bestätigt", "Confirmé", "Confirmado");
    public static readonly Phrase Declined = new("Declined", "Abgelehnt", "Refusé", "Rechazado");

    public static readonly Phrase Answered = new(
        "This question is answered", "Diese Frage ist beantwortet", "Cette question a reçu sa réponse",
        "Esta pregunta ya tiene respuesta");

    public static readonly Phrase Wants = new(
        "{0} wants to do this in your name at {1}. Nothing has been done yet.",
        "{0} möchte dies in Ihrem Namen bei {1} tun. Noch ist nichts geschehen.",
        "{0} souhaite faire ceci en votre nom chez {1}. Rien n’a encore été fait.",
        "{0} quiere hacer esto en su nombre en {1}. Todavía no se ha hecho nada.");

    public static readonly Phrase CannotBeUndone = new(
        "This cannot be undone. Confirm only what you asked for yourself.",
        "Dies lässt sich nicht rückgängig machen. Bestätigen Sie nur, worum Sie selbst gebeten haben.",
        "Ceci est irréversible. Ne confirmez que ce que vous avez vous-même demandé.",
        "Esto no se puede deshacer. Confirme solo lo que usted mismo haya pedido.");

    public static readonly Phrase Confirm = new("Confirm", "Bestätigen", "Confirmer", "Confirmar");
    public static readonly Phrase Decline = new("Decline", "Ablehnen", "Refuser", "Rechazar");
    public static readonly Phrase TakeBack = new("Take it back", "Zurücknehmen", "Annuler ma réponse", "Retirar la respuesta");

    public static readonly Phrase EndsAt = new(
        "The question ends at {0}.",
        "Die Frage gilt bis {0}.",
        "La question est valable jusqu’au {0}.",
        "La pregunta es válida hasta {0}.");

    public static readonly Phrase OnceNow = new(
        "Your assistant may do this once now. Go back to it and tell it so.",
        "Ihr Assistent darf dies jetzt einmal tun. Kehren Sie zu ihm zurück, und sagen Sie es ihm.",
        "Votre assistant peut maintenant le faire une fois. Retournez à lui et dites-le-lui.",
        "Su asistente puede hacerlo ahora una vez. Vuelva a él y dígaselo.");

    public static readonly Phrase NothingDone = new(
        "Nothing was done, and nothing will be.",
        "Es ist nichts geschehen, und es wird nichts geschehen.",
        "Rien n’a été fait, et rien ne le sera.",
        "No se ha hecho nada, y nada se hará.");

    public static readonly Phrase Used = new(
        "The confirmation was used for one call.",
        "Die Bestätigung wurde für einen Aufruf verwendet.",
        "La confirmation a servi à un appel.",
        "La confirmación se ha utilizado para una llamada.");

    public static readonly Phrase StrangeForm = new(
        "The form was not sent from the page of this question. Open the page again and answer there.",
        "Das Formular wurde nicht von der Seite dieser Frage gesendet. Öffnen Sie die Seite noch einmal, und antworten Sie "
        + "dort.",
        "Le formulaire n’a pas été envoyé depuis la page de cette question. Rouvrez la page et répondez-y.",
        "El formulario no se envió desde la página de esta pregunta. Abra la página otra vez y responda en ella.");

    public static readonly Phrase NoLongerConnected = new(
        "No longer connected", "Nicht mehr verbunden", "Plus connecté", "Ya no está conectado");

    public static readonly Phrase ItHasEnded = new(
        "The connection of the assistant that asked has ended, so there is nothing to confirm. Nothing was done by it.",
        "Die Verbindung des Assistenten, der gefragt hat, ist beendet; es gibt nichts zu bestätigen. Er hat nichts getan.",
        "La connexion de l’assistant qui a posé la question a pris fin : il n’y a rien à confirmer. Il n’a rien fait.",
        "La conexión del asistente que preguntó ha terminado, así que no hay nada que confirmar. No ha hecho nada.");

    public static readonly Phrase NothingToConfirm = new(
        "Nothing to confirm", "Nichts zu bestätigen", "Rien à confirmer", "Nada que confirmar");

    public static readonly Phrase NoQuestion = new(
        "There is no question of your assistant here: it has ended, or belongs to somebody else. Nothing was done by it.",
        "Hier gibt es keine Frage Ihres Assistenten: Sie ist abgelaufen oder gehört jemand anderem. Es ist nichts geschehen.",
        "Il n’y a ici aucune question de votre assistant : elle a expiré ou s’adresse à quelqu’un d’autre. Rien n’a été "
        + "fait.",
        "Aquí no hay ninguna pregunta de su asistente: ha caducado o es de otra persona. No se ha hecho nada.");
}
