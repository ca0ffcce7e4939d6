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
        "Not used yet", "Noch nicht verwendet", "Pas encore utilisé", "Sin usar todavía");

    public static readonly Phrase Ends = new("Ends {0}", "Endet {0}", "Prend fin {0}", "Termina {0}");

    public static readonly Phrase Revoke = new("Revoke", "Beenden", "Révoquer", "Revocar");

    public static readonly Phrase RevokeOne = new(
        "Revoke {0} at {1}", "{0} bei {1} beenden", "Révoquer {0} chez {1}", "Revocar {0} en {1}");

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
        "The form was not sent from your connections page. Open the page again and repeat.",
        "Das Formular wurde nicht von Ihrer Seite der Verbindungen gesendet. Öffnen Sie die Seite noch einmal, und "
        + "wiederholen Sie den Schritt.",
        "Le formulaire n’a pas été envoyé depuis votre page des connexions. Rouvrez la page et recommencez.",
        "El formulario no se envió desde su página de conexiones. Abra la página otra vez y repita el paso.");
}
