using McpGateway.Web.Languages;

namespace McpGateway.Web;

/// <summary>What an answer says that no feature words itself.</summary>
internal static class FailurePhrases
{
    private static readonly Phrase NotThisWay = new(
        "Not this way", "So geht es nicht", "Pas de cette façon", "Así no es posible");

    private static readonly Phrase TooMuch = new("Too much", "Zu viel", "Trop volumineux", "Demasiado grande");

    private static readonly Dictionary<int, (Phrase Title, Phrase Sentence)> ByStatus = new()
    {
        [401] = (new("Who are you?", "Wer sind Sie?", "Qui êtes-vous ?", "¿Quién es usted?"),
            new("Sign in, or send a credential that is valid here.",
                "Melden Sie sich an, oder senden Sie einen Zugangsschlüssel, der hier gilt.",
                "Connectez-vous, ou envoyez un identifiant valable ici.",
                "Inicie sesión o envíe una credencial válida aquí.")),
        [403] = (new("Not for you", "Nicht für Sie", "Accès réservé", "Acceso reservado"),
            new("Your account may not see this.",
                "Ihr Konto darf dies nicht sehen.",
                "Votre compte ne permet pas de voir cette page.",
                "Su cuenta no permite ver esta página.")),
        [404] = (new("There is nothing here", "Hier ist nichts", "Il n’y a rien ici", "Aquí no hay nada"),
            new("The address does not exist. Check it, or start from the home page.",
                "Diese Adresse gibt es nicht. Prüfen Sie sie, oder beginnen Sie auf der Startseite.",
                "Cette adresse n’existe pas. Vérifiez-la, ou repartez de la page d’accueil.",
                "Esta dirección no existe. Compruébela o empiece desde la página de inicio.")),
        [405] = (NotThisWay,
            new("This address does not take that method.",
                "Diese Adresse nimmt diese Methode nicht an.",
                "Cette adresse n’accepte pas cette méthode.",
                "Esta dirección no acepta ese método.")),
        [413] = (TooMuch,
            new("The request is larger than this address takes.",
                "Die Anfrage ist größer, als diese Adresse annimmt.",
                "La demande dépasse la taille acceptée à cette adresse.",
                "La solicitud es mayor de lo que acepta esta dirección.")),
        [414] = (TooMuch, HeadTooLong),
        [415] = (NotThisWay,
            new("This address does not take that type of content.",
                "Diese Adresse nimmt diese Art von Inhalt nicht an.",
                "Cette adresse n’accepte pas ce type de contenu.",
                "Esta dirección no acepta ese tipo de contenido.")),
        [429] = (new("One moment", "Einen Moment bitte", "Un instant", "Un momento"),
            new("That was asked too often. Wait as long as Retry-After says and try again.",
                "Das wurde zu oft angefragt. Warten Sie so lange, wie Retry-After angibt, und versuchen Sie es noch einmal.",
                "Trop de demandes. Patientez le temps indiqué par Retry-After, puis réessayez.",
                "Demasiadas solicitudes. Espere el tiempo que indica Retry-After y vuelva a intentarlo.")),
        [431] = (TooMuch, HeadTooLong),
        [503] = (new("Back in a moment", "Gleich wieder da", "De retour dans un instant", "Enseguida volvemos"),
            new("The gateway's storage cannot be reached. Try again shortly.",
                "Der Speicher des Gateways ist nicht erreichbar. Versuchen Sie es in Kürze noch einmal.",
                "Le stockage de la passerelle est injoignable. Réessayez dans un instant.",
                "No se puede acceder al almacenamiento de la pasarela. Inténtelo de nuevo en unos instantes.")),
    };

    private static Phrase HeadTooLong => new(
        "The address or the headers of the request are too long.",
        "Die Adresse oder die Kopfzeilen der Anfrage sind zu lang.",
        "L’adresse ou les en-têtes de la demande sont trop longs.",
        "La dirección o las cabeceras de la solicitud son demasiado largas.");

    private static readonly (Phrase, Phrase) NotUnderstood =
        (new("That did not work", "Das hat nicht geklappt", "Cela n’a pas fonctionné", "No ha funcionado"),
            new("The request could not be understood.",
                "Die Anfrage war nicht zu verstehen.",
                "La demande n’a pas pu être comprise.",
                "No se ha podido entender la solicitud."));

    private static readonly (Phrase, Phrase) Failed =
        (new("Something went wrong", "Etwas ist schiefgegangen", "Une erreur s’est produite", "Algo ha fallado"),
            new("The gateway could not finish the request.",
                "Das Gateway konnte die Anfrage nicht abschließen.",
                "La passerelle n’a pas pu mener la demande à son terme.",
                "La pasarela no ha podido completar la solicitud."));

    public static (Phrase Title, Phrase Sentence) Of(int status) =>
        ByStatus.TryGetValue(status, out var known) ? known : status is >= 400 and < 500 ? NotUnderstood : Failed;
}
