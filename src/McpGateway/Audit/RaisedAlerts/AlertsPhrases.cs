using McpGateway.Web.Languages;

namespace McpGateway.Audit.RaisedAlerts;

/// <summary>What the page of alerts says; what happened is said by the remedies of the codes.</summary>
internal static class AlertsPhrases
{
    public static readonly Phrase Title = new("Alerts", "Alarme", "Alertes", "Alertas");

    public static readonly Phrase Lead = new(
        "What was out of the ordinary: bursts of refusals, failures or calls, something done for the first time, an old token "
        + "used again.",
        "Was nicht gewöhnlich war: viele Ablehnungen, Fehler oder Aufrufe auf einmal, etwas zum ersten Mal, ein altes Token "
        + "noch einmal benutzt.",
        "Ce qui sortait de l’ordinaire : beaucoup de refus, d’échecs ou d’appels à la fois, une première fois, un ancien "
        + "jeton réutilisé.",
        "Lo que se salía de lo normal: muchos rechazos, fallos o llamadas a la vez, algo hecho por primera vez, un token "
        + "antiguo usado de nuevo.");

    public static readonly Phrase Since = new("Period", "Zeitraum", "Période", "Periodo");

    public static readonly Phrase LastDay = new(
        "the last 24 hours", "die letzten 24 Stunden", "les dernières 24 heures", "las últimas 24 horas");

    public static readonly Phrase LastDays = new(
        "the last {0:N0} days", "die letzten {0:N0} Tage", "les {0:N0} derniers jours", "los últimos {0:N0} días");

    public static readonly Phrase Show = new("Show", "Anzeigen", "Afficher", "Mostrar");
    public static readonly Phrase When = new("When", "Wann", "Quand", "Cuándo");
    public static readonly Phrase What = new("What happened", "Was geschah", "Ce qui s’est passé", "Qué ocurrió");
    public static readonly Phrase Organizer = new("Organizer", "Veranstalter", "Organisateur", "Organizador");
    public static readonly Phrase Connection = new("Connection", "Verbindung", "Connexion", "Conexión");
    public static readonly Phrase Tool = new("Tool", "Werkzeug", "Outil", "Herramienta");
    public static readonly Phrase Next = new("Look and act", "Ansehen und handeln", "Voir et agir", "Ver y actuar");
    public static readonly Phrase StillWorks = new("still works", "funktioniert noch", "fonctionne encore", "aún funciona");
    public static readonly Phrase HasEnded = new("has ended", "ist beendet", "est terminée", "ha terminado");

    public static readonly Phrase ItsEvents = new(
        "The events behind it", "Die Ereignisse dahinter", "Les événements en cause", "Los eventos detrás");

    public static readonly Phrase ItsRequest = new(
        "Its last request", "Die letzte Anfrage", "Sa dernière demande", "Su última solicitud");

    public static readonly Phrase ItsClient = new(
        "The client’s steps", "Die Schritte des Clients", "Les étapes du client", "Los pasos del cliente");

    public static readonly Phrase Contain = new(
        "Contain it", "Eindämmen", "Contenir", "Contener");

    public static readonly Phrase OthersOfUser = new(
        "The user’s other connections", "Weitere Verbindungen der Person", "Les autres connexions de la personne",
        "Las otras conexiones de la persona");

    public static readonly Phrase Older = new("Older alerts", "Ältere Alarme", "Alertes plus anciennes", "Alertas anteriores");

    public static readonly Phrase Quiet = new(
        "All quiet: no alert was raised in this period.",
        "Alles ruhig: In diesem Zeitraum gab es keinen Alarm.",
        "Tout est calme : aucune alerte n’a été levée pendant cette période.",
        "Todo tranquilo: no hubo ninguna alerta en este periodo.");

    public static readonly Phrase NotWatched = new(
        "Nothing is being watched: Gateway:Audit:Alerts:Watch is off, so that no alert here means nothing.",
        "Es wird nichts beobachtet: Gateway:Audit:Alerts:Watch ist aus. Dass hier kein Alarm steht, sagt daher nichts.",
        "Rien n’est surveillé : Gateway:Audit:Alerts:Watch est désactivé. L’absence d’alerte ne signifie donc rien.",
        "No se vigila nada: Gateway:Audit:Alerts:Watch está apagado, así que la falta de alertas no significa nada.");

    public static readonly Phrase NothingAsked = new(
        "Nothing was looked up: something above is wrong.",
        "Es wurde nichts nachgesehen: Oben stimmt etwas nicht.",
        "Rien n’a été recherché : il y a une erreur ci-dessus.",
        "No se ha buscado nada: hay un error más arriba.");

    public static readonly Phrase NoDays = new(
        "Choose a number of days from 1 to 366.", "Wählen Sie 1 bis 366 Tage.", "Choisissez de 1 à 366 jours.",
        "Elija de 1 a 366 días.");

    public static readonly Phrase NameOne = new(
        "Name one organizer.", "Nennen Sie einen Veranstalter.", "Indiquez un organisateur.", "Indique un organizador.");

    public static readonly Phrase Unknown = new(
        "It is no parameter of this page, or not with this value. Take it out of the address.",
        "Das ist kein Parameter dieser Seite, oder nicht mit diesem Wert. Nehmen Sie ihn aus der Adresse.",
        "Ce n’est pas un paramètre de cette page, ou pas avec cette valeur. Retirez-le de l’adresse.",
        "No es un parámetro de esta página, o no con este valor. Quítelo de la dirección.");
}
