using McpGateway.Web.Languages;

namespace McpGateway.Connections;

/// <summary>What the page of connected assistants says.</summary>
internal static class ConnectionsPhrases
{
    public static readonly Phrase Title = new(
        "Connected assistants", "Verbundene Assistenten", "Assistants connectés", "Asistentes conectados");

    public static readonly Phrase Lead = new(
        "Ending a connection takes effect at once.",
        "Wenn Sie eine Verbindung beenden, gilt das sofort.",
        "La fin d’une connexion prend effet immédiatement.",
        "Al terminar una conexión, el efecto es inmediato.");

    public static readonly Phrase None = new(
        "No assistant is connected.",
        "Es ist kein Assistent verbunden.",
        "Aucun assistant n’est connecté.",
        "No hay ningún asistente conectado.");

    public static readonly Phrase HowToConnect = new(
        "How to connect one", "So verbinden Sie einen", "Comment en connecter un", "Cómo conectar uno");

    public static readonly Phrase Assistant = new("Assistant", "Assistent", "Assistant", "Asistente");
    public static readonly Phrase Organizer = new("Organizer", "Veranstalter", "Organisateur", "Organizador");
    public static readonly Phrase May = new("May", "Darf", "Peut", "Puede");
    public static readonly Phrase When = new("When", "Wann", "Quand", "Cuándo");
    public static readonly Phrase Action = new("Action", "Aktion", "Action", "Acción");

    public static readonly Phrase Provider = new(
        "Provider: {0}", "Anbieter: {0}", "Fournisseur : {0}", "Proveedor: {0}");

    public static readonly Phrase Connected = new(
        "Connected {0}", "Verbunden {0}", "Connecté {0}", "Conectado {0}");

    public static readonly Phrase LastUsed = new(
        "Last used {0}", "Zuletzt verwendet {0}", "Dernière utilisation {0}", "Último uso {0}");

    public static readonly Phrase NeverUsed = new(
        "Last used never", "Zuletzt verwendet: nie", "Dernière utilisation : jamais", "Último uso: nunca");

    public static readonly Phrase Ends = new("Ends {0}", "Endet {0}", "Prend fin {0}", "Termina {0}");

    public static readonly Phrase Revoke = new("Revoke", "Beenden", "Révoquer", "Revocar");

    public static readonly Phrase RevokeOne = new(
        "Revoke {0} at {1}", "{0} bei {1} beenden", "Révoquer {0} chez {1}", "Revocar {0} en {1}");

    public static readonly Phrase Yours = new("Yours", "Ihre", "Les vôtres", "Las suyas");

    public static readonly Phrase OthersAt = new(
        "Of others at {0}", "Von anderen bei {0}", "Des autres chez {0}", "De otras personas en {0}");

    public static readonly Phrase NobodyElse = new(
        "Nobody else has connected an assistant.",
        "Sonst hat niemand einen Assistenten verbunden.",
        "Personne d’autre n’a connecté d’assistant.",
        "Nadie más ha conectado un asistente.");

    public static readonly Phrase OthersAfterSignIn = new(
        "To see what others at your organizer have connected, {0}.",
        "Um zu sehen, was andere bei Ihrem Veranstalter verbunden haben, {0}.",
        "Pour voir ce que d’autres ont connecté chez votre organisateur, {0}.",
        "Para ver lo que otras personas han conectado en su organizador, {0}.");

    public static readonly Phrase SignInAgain = new(
        "sign in again", "melden Sie sich noch einmal an", "connectez-vous de nouveau", "inicie sesión de nuevo");

    public static readonly Phrase User = new("User {0}", "Benutzer {0}", "Utilisateur {0}", "Usuario {0}");

    public static readonly Phrase Search = new("Search", "Suchen", "Rechercher", "Buscar");

    public static readonly Phrase SearchFor = new(
        "Assistant, provider, organizer, scope or user id",
        "Assistent, Anbieter, Veranstalter, Freigabe oder Benutzerkennung",
        "Assistant, fournisseur, organisateur, autorisation ou identifiant d’utilisateur",
        "Asistente, proveedor, organizador, permiso o identificador de usuario");

    public static readonly Phrase NothingFound = new(
        "No connection matches “{0}”.",
        "Keine Verbindung passt zu „{0}“.",
        "Aucune connexion ne correspond à « {0} ».",
        "Ninguna conexión coincide con «{0}».");

    public static readonly Phrase ShowAll = new("Show all", "Alle zeigen", "Tout afficher", "Mostrar todas");

    public static readonly Phrase EndedLately = new(
        "Ended in the last 30 days",
        "In den letzten 30 Tagen beendet",
        "Terminées au cours des 30 derniers jours",
        "Terminadas en los últimos 30 días");

    public static readonly Phrase Ended = new("Ended {0}", "Beendet {0}", "Terminée {0}", "Terminada {0}");

    public static readonly Phrase ToRestrictions = new(
        "Administrators of an organizer set {0}.",
        "Administratoren eines Veranstalters legen fest, {0}.",
        "Les administrateurs d’un organisateur définissent {0}.",
        "Los administradores de un organizador establecen {0}.");

    public static readonly Phrase WhatAssistantsMayDo = new(
        "what assistants may do there",
        "was Assistenten dort dürfen",
        "ce que les assistants peuvent y faire",
        "lo que los asistentes pueden hacer allí");

    public static readonly Phrase StrangeForm = new(
        "The form was not sent from your connections page, or the sign-in is too long ago. Open the page again and repeat.",
        "Das Formular wurde nicht von Ihrer Seite der Verbindungen gesendet, oder die Anmeldung ist zu lange her. Öffnen "
        + "Sie die Seite noch einmal, und wiederholen Sie den Schritt.",
        "Le formulaire n’a pas été envoyé depuis votre page des connexions, ou la connexion est trop ancienne. Rouvrez la "
        + "page et recommencez.",
        "El formulario no se envió desde su página de conexiones o hace demasiado que inició la sesión. Abra la página otra "
        + "vez y repita el paso.");
}
