using McpGateway.Web.Languages;

namespace McpGateway.Audit.Timeline;

/// <summary>What helps when the sign-in, or the answer to the question after it, could not be taken.</summary>
internal static class SignInRemedies
{
    public static readonly Dictionary<string, Phrase> ByCode = new(StringComparer.Ordinal)
    {
        [AuditCode.NotBegunHere] = new(
            "The sign-in was not begun in this browser, or took too long. Start again from the assistant, in one window.",
            "Die Anmeldung wurde nicht in diesem Browser begonnen oder hat zu lange gedauert. Beginnen Sie im Assistenten "
            + "noch einmal, in einem einzigen Fenster.",
            "La connexion n’a pas été commencée dans ce navigateur, ou a duré trop longtemps. Recommencez depuis "
            + "l’assistant, dans une seule fenêtre.",
            "El inicio de sesión no se empezó en este navegador o duró demasiado. Empiece de nuevo desde el asistente, en una "
            + "sola ventana."),
        [AuditCode.NotSignedIn] = new(
            "The back office did not sign the person in. Check the account there and start again.",
            "Das Back-Office hat die Person nicht angemeldet. Prüfen Sie dort das Konto, und beginnen Sie noch einmal.",
            "Le back-office n’a pas connecté la personne. Vérifiez-y le compte, puis recommencez.",
            "El back office no inició la sesión de la persona. Compruebe allí la cuenta y empiece de nuevo."),
        [AuditCode.NotProven] = new(
            "The back office's answer could not be verified. Check Gateway:SignIn and the clocks.",
            "Die Antwort des Back-Office ließ sich nicht prüfen. Kontrollieren Sie Gateway:SignIn und die Uhren.",
            "La réponse du back-office n’a pas pu être vérifiée. Contrôlez Gateway:SignIn et les horloges.",
            "No se pudo verificar la respuesta del back office. Revise Gateway:SignIn y los relojes."),
        [AuditCode.NoSecondFactor] = new(
            "The back office did not say that operator staff signed in with a second factor. Let them set one up there and "
            + "sign in again; Gateway:SignIn:Staff says what counts.",
            "Das Back-Office hat nicht gesagt, dass sich das Personal des Betreibers mit einem zweiten Faktor angemeldet "
            + "hat. Lassen Sie dort einen einrichten und neu anmelden; Gateway:SignIn:Staff sagt, was zählt.",
            "Le back-office n’a pas indiqué que le personnel de l’opérateur s’est connecté avec un second facteur. "
            + "Faites-en configurer un, puis reconnecter ; Gateway:SignIn:Staff dit ce qui compte.",
            "El back office no indicó que el personal del operador inició la sesión con un segundo factor. Haga que "
            + "configuren uno y vuelvan a iniciarla; Gateway:SignIn:Staff dice qué cuenta."),
        [AuditCode.BackOfficeUnavailable] = new(
            "The back office gave no usable answer. Check that it can be reached.",
            "Das Back-Office hat keine brauchbare Antwort gegeben. Prüfen Sie, ob es erreichbar ist.",
            "Le back-office n’a pas donné de réponse exploitable. Vérifiez qu’il est joignable.",
            "El back office no dio una respuesta útil. Compruebe que se puede acceder a él."),
        [AuditCode.NoSession] = new(
            "The browser was not signed in any more when the answer came. Allow its cookies, and start again from the "
            + "assistant.",
            "Der Browser war nicht mehr angemeldet, als die Antwort kam. Erlauben Sie seine Cookies, und beginnen Sie im "
            + "Assistenten noch einmal.",
            "Le navigateur n’était plus connecté quand la réponse est arrivée. Autorisez ses cookies, puis recommencez "
            + "depuis l’assistant.",
            "El navegador ya no tenía la sesión iniciada cuando llegó la respuesta. Permita sus cookies y empiece de nuevo "
            + "desde el asistente."),
        [AuditCode.WrongForm] = new Phrase(
            "The answer was not sent from the page of the question.",
            "Die Antwort wurde nicht von der Seite der Frage gesendet.",
            "La réponse n’a pas été envoyée depuis la page de la question.",
            "La respuesta no se envió desde la página de la pregunta.").Then(RemedyEndings.StartAgain),
        [AuditCode.QuestionClosed] = new Phrase(
            "The question was answered already.",
            "Die Frage wurde schon beantwortet.",
            "La question avait déjà reçu sa réponse.",
            "La pregunta ya se había respondido.").Then(RemedyEndings.StartAgain),
        [AuditCode.OtherBrowser] = new(
            "The question was shown in another browser. Answer where it is asked, and never through a link that somebody "
            + "sent.",
            "Die Frage wurde in einem anderen Browser gezeigt. Antworten Sie dort, wo gefragt wird, und nie über einen Link, "
            + "den jemand geschickt hat.",
            "La question s’affichait dans un autre navigateur. Répondez là où elle est posée, et jamais par un lien reçu de "
            + "quelqu’un.",
            "La pregunta se mostró en otro navegador. Responda donde se pregunta y nunca mediante un enlace que alguien haya "
            + "enviado."),
        [AuditCode.NothingChosen] = new(
            "Nothing was chosen that the person's role allows. Choose an organizer and at least one thing, or change the "
            + "role in the back office.",
            "Es wurde nichts gewählt, was die Rolle der Person erlaubt. Wählen Sie einen Veranstalter und mindestens eine "
            + "Sache, oder ändern Sie die Rolle im Back-Office.",
            "Rien de ce que permet le rôle de la personne n’a été choisi. Choisissez un organisateur et au moins une chose, "
            + "ou changez le rôle dans le back-office.",
            "No se eligió nada que permita la función de la persona. Elija un organizador y al menos una cosa, o cambie la "
            + "función en el back office."),
        [AuditCode.SignInUsed] = new Phrase(
            "The sign-in had served another connection.",
            "Die Anmeldung hatte schon einer anderen Verbindung gedient.",
            "La connexion du navigateur avait déjà servi à une autre liaison.",
            "El inicio de sesión ya había servido para otra conexión.").Then(RemedyEndings.StartAgain),
    };
}
