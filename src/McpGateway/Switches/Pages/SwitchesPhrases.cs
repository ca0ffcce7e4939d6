using McpGateway.Web.Languages;

namespace McpGateway.Switches.Pages;

/// <summary>What the page of switches says; its closed words are in <see cref="SwitchWords"/>.</summary>
internal static class SwitchesPhrases
{
    public static readonly Phrase Title = new("Switches", "Sperren", "Suspensions", "Suspensiones");

    public static readonly Phrase Lead = new(
        "A switch is in force at the next call, everywhere. It ends no connection: what it stops works again once it is "
        + "lifted or has expired.",
        "Eine Sperre gilt ab dem nächsten Aufruf, überall. Sie beendet keine Verbindung: Was sie anhält, funktioniert "
        + "wieder, sobald sie aufgehoben oder abgelaufen ist.",
        "Une suspension vaut dès le prochain appel, partout. Elle ne met fin à aucune connexion : ce qu’elle arrête "
        + "fonctionne de nouveau dès qu’elle est levée ou expirée.",
        "Una suspensión rige desde la siguiente llamada, en todas partes. No termina ninguna conexión: lo que detiene "
        + "vuelve a funcionar cuando se levanta o caduca.");

    public static readonly Phrase Receipt = new(
        "Switched off, and in force for every call, everywhere, within {0:N0} ms.",
        "Gesperrt, und für jeden Aufruf überall in Kraft innerhalb von {0:N0} ms.",
        "Suspendu, et en vigueur partout pour chaque appel en moins de {0:N0} ms.",
        "Suspendido, y en vigor para cada llamada en todas partes en menos de {0:N0} ms.");

    public static readonly Phrase NothingIsOff = new(
        "Nothing is switched off.", "Nichts ist gesperrt.", "Rien n’est suspendu.", "No hay nada suspendido.");

    public static readonly Phrase InForce = new(
        "Switches in force", "Geltende Sperren", "Suspensions en vigueur", "Suspensiones en vigor");

    public static readonly Phrase Stopped = new("Stopped", "Gesperrt", "Suspendu", "Suspendido");
    public static readonly Phrase Reason = new("Reason", "Grund", "Motif", "Motivo");
    public static readonly Phrase Since = new("Since", "Seit", "Depuis", "Desde");
    public static readonly Phrase Until = new("Until", "Bis", "Jusqu’au", "Hasta");
    public static readonly Phrase By = new("By", "Von", "Par", "Por");
    public static readonly Phrase Action = new("Action", "Aktion", "Action", "Acción");

    public static readonly Phrase ItIsLifted = new(
        "it is lifted", "sie aufgehoben wird", "sa levée", "que se levante");

    public static readonly Phrase Lift = new("Lift", "Aufheben", "Lever", "Levantar");

    public static readonly Phrase LiftOne = new(
        "Lift {0} {1}", "{0} {1} aufheben", "Lever {0} {1}", "Levantar {0} {1}");

    public static readonly Phrase SwitchOff = new("Switch off", "Sperren", "Suspendre", "Suspender");
    public static readonly Phrase NewSwitch = new(
        "Switch something off", "Neue Sperre", "Nouvelle suspension", "Nueva suspensión");

    public static readonly Phrase What = new("What", "Was", "Quoi", "Qué");
    public static readonly Phrase WhichOne = new("Which one", "Welche genau", "Lequel", "Cuál");

    public static readonly Phrase WhichOneHelp = new(
        "The id of a connection, client, user or organizer; the name of a provider or tool; read, write (whatever changes "
        + "something) or destructive for an effect; empty for everything.",
        "Die Kennung einer Verbindung, eines Clients, Benutzers oder Veranstalters; der Name eines Anbieters oder "
        + "Werkzeugs; read, write (alles, was etwas ändert) oder destructive für eine Wirkung; leer für alles.",
        "L’identifiant d’une connexion, d’un client, d’un utilisateur ou d’un organisateur ; le nom d’un fournisseur ou d’un "
        + "outil ; read, write (tout ce qui modifie) ou destructive pour un effet ; vide pour tout.",
        "El identificador de una conexión, un cliente, un usuario o un organizador; el nombre de un proveedor o una "
        + "herramienta; read, write (todo lo que cambia algo) o destructive para un efecto; vacío para todo.");

    public static readonly Phrase Why = new("Why", "Warum", "Pourquoi", "Por qué");
    public static readonly Phrase For = new("For", "Für", "Pendant", "Durante");

    public static readonly Phrase StrangeForm = new(
        "The form was not sent from the page of switches, or the sign-in is too long ago. Open the page again and repeat.",
        "Das Formular wurde nicht von der Seite der Sperren gesendet, oder die Anmeldung ist zu lange her. Öffnen Sie die "
        + "Seite noch einmal, und wiederholen Sie den Schritt.",
        "Le formulaire n’a pas été envoyé depuis la page des suspensions, ou la connexion est trop ancienne. Rouvrez la page "
        + "et recommencez.",
        "El formulario no se envió desde la página de suspensiones o hace demasiado que inició la sesión. Abra la página "
        + "otra vez y repita el paso.");

    public static readonly Phrase ForPeople = new(
        "This page is for people", "Diese Seite ist für Menschen", "Cette page est destinée aux personnes",
        "Esta página es para personas");

    public static readonly Phrase UseTheApi = new(
        "Sign in with a browser, or use /api/v1/switches with the credential.",
        "Melden Sie sich mit einem Browser an, oder verwenden Sie den Zugangsschlüssel mit /api/v1/switches.",
        "Connectez-vous avec un navigateur, ou utilisez /api/v1/switches avec l’identifiant.",
        "Inicie sesión con un navegador o use /api/v1/switches con la credencial.");
}
