using McpGateway.Web.Languages;

namespace McpGateway.SignIn;

/// <summary>What the pages of a sign-in that did not succeed say.</summary>
internal static class SignInPhrases
{
    public static readonly Phrase Expired = new(
        "Sign-in expired", "Anmeldung abgelaufen", "Connexion expirée", "El inicio de sesión ha caducado");

    public static readonly Phrase NotBegunHere = new(
        "This sign-in was not begun in this browser, was already used, or took longer than ten minutes. "
        + "Start again from your assistant.",
        "Diese Anmeldung wurde nicht in diesem Browser begonnen, wurde schon verwendet oder hat länger als zehn Minuten "
        + "gedauert. Beginnen Sie in Ihrem Assistenten noch einmal.",
        "Cette connexion n’a pas été commencée dans ce navigateur, a déjà servi ou a duré plus de dix minutes. "
        + "Recommencez depuis votre assistant.",
        "Este inicio de sesión no se empezó en este navegador, ya se ha utilizado o ha durado más de diez minutos. "
        + "Empiece de nuevo desde su asistente.");

    public static readonly Phrase NotSignedIn = new(
        "Not signed in", "Nicht angemeldet", "Connexion non établie", "No se ha iniciado la sesión");

    public static readonly Phrase BackOfficeSaidNo = new(
        "The back office did not sign you in. Start again from your assistant.",
        "Das Back-Office hat Sie nicht angemeldet. Beginnen Sie in Ihrem Assistenten noch einmal.",
        "Le back-office ne vous a pas connecté. Recommencez depuis votre assistant.",
        "El back office no ha iniciado su sesión. Empiece de nuevo desde su asistente.");

    public static readonly Phrase NotProven = new(
        "The back office's answer could not be verified. Start again from your assistant.",
        "Die Antwort des Back-Office ließ sich nicht prüfen. Beginnen Sie in Ihrem Assistenten noch einmal.",
        "La réponse du back-office n’a pas pu être vérifiée. Recommencez depuis votre assistant.",
        "No se ha podido verificar la respuesta del back office. Empiece de nuevo desde su asistente.");

    public static readonly Phrase NotPossible = new(
        "Sign-in is not possible right now",
        "Die Anmeldung ist gerade nicht möglich",
        "La connexion est impossible pour le moment",
        "Ahora no es posible iniciar sesión");

    public static readonly Phrase NoUsableAnswer = new(
        "The back office gave no usable answer. Wait a moment and start again from your assistant.",
        "Das Back-Office hat keine brauchbare Antwort gegeben. Warten Sie einen Moment, und beginnen Sie in Ihrem "
        + "Assistenten noch einmal.",
        "Le back-office n’a pas donné de réponse exploitable. Patientez un instant, puis recommencez depuis votre assistant.",
        "El back office no ha dado una respuesta útil. Espere un momento y empiece de nuevo desde su asistente.");

    public static readonly Phrase StrangeForm = new(
        "The form was not sent from one of our pages.",
        "Das Formular wurde nicht von einer unserer Seiten gesendet.",
        "Le formulaire n’a pas été envoyé depuis l’une de nos pages.",
        "El formulario no se ha enviado desde una de nuestras páginas.");
}
