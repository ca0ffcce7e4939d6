using McpGateway.Web.Languages;

namespace McpGateway.Audit.Timeline;

/// <summary>What the pages of a client's steps say.</summary>
internal static class TimelinePhrases
{
    public static readonly Phrase Menu = new("Clients", "Clients", "Clients", "Clientes");

    public static readonly Phrase WhyNot = new(
        "Why can't it connect?", "Warum kommt keine Verbindung zustande?", "Pourquoi la connexion échoue-t-elle ?",
        "¿Por qué no se puede conectar?");

    public static readonly Phrase EnterId = new(
        "Enter the id of a client. It is in the audit log, and in the address of the consent page.",
        "Geben Sie die Kennung eines Clients ein. Sie steht im Audit-Log und in der Adresse der Freigabeseite.",
        "Saisissez l’identifiant d’un client. Il figure dans le journal d’audit et dans l’adresse de la page de consentement.",
        "Introduzca el identificador de un cliente. Está en el registro de auditoría y en la dirección de la página de "
        + "consentimiento.");

    public static readonly Phrase ClientId = new(
        "Client id", "Client-Kennung", "Identifiant du client", "Identificador del cliente");

    public static readonly Phrase ShowSteps = new(
        "Show its steps", "Schritte zeigen", "Afficher ses étapes", "Mostrar sus pasos");

    public static readonly Phrase Title = new(
        "Steps of a client", "Schritte eines Clients", "Étapes d’un client", "Pasos de un cliente");

    public static readonly Phrase NothingRecorded = new(
        "Nothing is recorded of this client. Check the id. If it is right, the client never got as far as a registration or "
        + "an authorization request that this gateway could tie to it.",
        "Zu diesem Client ist nichts aufgezeichnet. Prüfen Sie die Kennung. Stimmt sie, so kam der Client nie bis zu einer "
        + "Registrierung oder Autorisierungsanfrage, die sich ihm zuordnen ließe.",
        "Rien n’est enregistré pour ce client. Vérifiez l’identifiant. S’il est exact, le client n’est jamais arrivé jusqu’à "
        + "un enregistrement ou une demande d’autorisation que cette passerelle puisse lui rattacher.",
        "No hay nada registrado de este cliente. Compruebe el identificador. Si es correcto, el cliente nunca llegó a un "
        + "registro ni a una solicitud de autorización que esta pasarela pueda atribuirle.");

    public static readonly Phrase StopsHere = new(
        "It stops here: {0}", "Hier geht es nicht weiter: {0}", "Blocage à cette étape : {0}", "Se detiene aquí: {0}");

    public static readonly Phrase NoneFailed = new(
        "No step has failed.", "Kein Schritt ist fehlgeschlagen.", "Aucune étape n’a échoué.", "No ha fallado ningún paso.");

    public static readonly Phrase Steps = new("Steps", "Schritte", "Étapes", "Pasos");
    public static readonly Phrase Step = new("Step", "Schritt", "Étape", "Paso");
    public static readonly Phrase State = new("State", "Stand", "État", "Estado");
    public static readonly Phrase Last = new("Last", "Zuletzt", "Dernière fois", "Última vez");
    public static readonly Phrase Remedy = new("Remedy", "Abhilfe", "Remède", "Remedio");

    public static readonly Phrase MoreLikeIt = new(
        "and {0} more like it", "und {0} weitere dieser Art", "et {0} autres semblables", "y {0} más como este");

    public static readonly Phrase AnotherClient = new(
        "Another client", "Ein anderer Client", "Un autre client", "Otro cliente");

    public static readonly Phrase NoClientId = new(
        "No client id", "Keine Client-Kennung", "Pas d’identifiant de client", "No es un identificador de cliente");

    public static readonly Phrase WhatAnIdIs = new(
        "A client id is text of 1 to 2048 printable ASCII characters without spaces; percent-encode one that is an address.",
        "Eine Client-Kennung besteht aus 1 bis 2048 druckbaren ASCII-Zeichen ohne Leerzeichen; ist sie eine Adresse, muss "
        + "sie prozentkodiert sein.",
        "Un identifiant de client compte de 1 à 2048 caractères ASCII imprimables, sans espace ; si c’est une adresse, "
        + "encodez-la avec des pourcentages.",
        "Un identificador de cliente tiene de 1 a 2048 caracteres ASCII imprimibles sin espacios; si es una dirección, "
        + "codifíquela con porcentajes.");

    private static readonly Dictionary<string, Phrase> States = new(StringComparer.Ordinal)
    {
        [TimelineStep.Done] = new("done", "erledigt", "fait", "hecho"),
        [TimelineStep.Failed] = new("failed", "fehlgeschlagen", "échec", "fallido"),
        [TimelineStep.NotYet] = new("not yet", "noch nicht", "pas encore", "todavía no"),
        [TimelineStep.Passed] = new("passed", "übersprungen", "passé", "superado"),
    };

    public static Phrase StateOf(string state) => States[state];
}
