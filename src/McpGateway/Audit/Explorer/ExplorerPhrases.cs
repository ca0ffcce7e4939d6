using McpGateway.Storage;
using McpGateway.Web.Languages;

namespace McpGateway.Audit.Explorer;

/// <summary>What the page of the audit log says.</summary>
internal static class ExplorerPhrases
{
    public static readonly Phrase Title = new(
        "Audit log", "Audit-Log", "Journal d’audit", "Registro de auditoría");

    public static readonly Phrase Show = new("Show", "Anzeigen", "Afficher", "Mostrar");

    public static readonly Phrase Reset = new(
        "The last 24 hours, no filter", "Letzte 24 Stunden, ohne Filter", "Dernières 24 heures, sans filtre",
        "Últimas 24 horas, sin filtro");

    public static readonly Phrase Any = new("any", "alle", "tous", "todos");
    public static readonly Phrase From = new("From", "Von", "Du", "Desde");
    public static readonly Phrase To = new("Until", "Bis", "Au", "Hasta");
    public static readonly Phrase Time = new("Time", "Zeit", "Heure", "Hora");
    public static readonly Phrase Organizer = new("Organizer", "Veranstalter", "Organisateur", "Organizador");
    public static readonly Phrase User = new("User", "Person", "Personne", "Persona");
    public static readonly Phrase Connection = new("Connection", "Verbindung", "Connexion", "Conexión");
    public static readonly Phrase Client = new("Client", "Client", "Client", "Cliente");
    public static readonly Phrase Provider = new("Provider", "Anbieter", "Fournisseur", "Proveedor");
    public static readonly Phrase Tool = new("Tool", "Werkzeug", "Outil", "Herramienta");

    public static readonly Phrase ToolForm = new(
        "Form of the tool", "Form des Werkzeugs", "Forme de l’outil", "Forma de la herramienta");

    public static readonly Phrase Effect = new("Effect", "Wirkung", "Effet", "Efecto");
    public static readonly Phrase Outcome = new("Outcome", "Ergebnis", "Résultat", "Resultado");
    public static readonly Phrase Code = new("Reason (code)", "Grund (Code)", "Raison (code)", "Motivo (código)");
    public static readonly Phrase Action = new("Event", "Ereignis", "Événement", "Evento");
    public static readonly Phrase Guard = new("Guard", "Wächter", "Garde", "Guarda");
    public static readonly Phrase Duration = new("Duration", "Dauer", "Durée", "Duración");

    public static readonly Phrase Redactions = new(
        "Values withheld", "Zurückgehaltene Werte", "Valeurs masquées", "Valores ocultados");

    public static readonly Phrase LeftOut = new(
        "More like it, left out", "Weitere dieser Art, ausgelassen", "Autres semblables, omis", "Más como este, omitidos");

    public static readonly Phrase Request = new(
        "Request id", "Anfragenummer", "Numéro de la demande", "Número de la solicitud");

    public static readonly Phrase Sequence = new(
        "Position in the log", "Stelle im Protokoll", "Position dans le journal", "Posición en el registro");

    public static readonly Phrase Success = new("success", "gelungen", "réussi", "correcto");
    public static readonly Phrase Denied = new("denied", "abgelehnt", "refusé", "denegado");
    public static readonly Phrase Failure = new("failure", "gescheitert", "échoué", "fallido");

    public static readonly Phrase NothingAsked = new(
        "Nothing was looked up: something above is wrong.",
        "Es wurde nichts nachgesehen: Oben stimmt etwas nicht.",
        "Rien n’a été recherché : il y a une erreur ci-dessus.",
        "No se ha buscado nada: hay un error más arriba.");

    public static readonly Phrase NoEvents = new(
        "No event matches. Choose a longer period, or fewer filters.",
        "Kein Ereignis passt. Wählen Sie einen längeren Zeitraum oder weniger Filter.",
        "Aucun événement ne correspond. Choisissez une période plus longue ou moins de filtres.",
        "Ningún evento coincide. Elija un periodo más largo o menos filtros.");

    public static readonly Phrase NoOlder = new(
        "There are no older events.", "Es gibt keine älteren Ereignisse.", "Il n’y a pas d’événements plus anciens.",
        "No hay eventos más antiguos.");

    public static readonly Phrase OneRequest = new(
        "What happened in this request", "Was bei dieser Anfrage geschah", "Ce qui s’est passé lors de cette demande",
        "Lo que ocurrió en esta solicitud");

    public static readonly Phrase Events = new("Events", "Ereignisse", "Événements", "Eventos");
    public static readonly Phrase Older = new(
        "Older events", "Ältere Ereignisse", "Événements plus anciens", "Eventos anteriores");
    public static readonly Phrase Download = new("Download", "Herunterladen", "Télécharger", "Descargar");

    public static readonly Phrase HowMuchIsDownloaded = new(
        "All {0} events that match, not only those on this page.",
        "Alle {0} passenden Ereignisse, nicht nur die auf dieser Seite.",
        "Les {0} événements qui correspondent, pas seulement ceux de cette page.",
        "Los {0} eventos que coinciden, no solo los de esta página.");

    public static readonly Phrase WhatIsDownloaded = new(
        "All events that match, not only those on this page.",
        "Alle passenden Ereignisse, nicht nur die auf dieser Seite.",
        "Tous les événements qui correspondent, pas seulement ceux de cette page.",
        "Todos los eventos que coinciden, no solo los de esta página.");

    public static readonly Phrase OverTime = new(
        "Events over time", "Ereignisse im Zeitverlauf", "Événements dans le temps", "Eventos en el tiempo");

    public static readonly Phrase ChartSays = new(
        "{0:N0} succeeded, {1:N0} were denied, {2:N0} failed; {3:N0} at most at a time.",
        "{0:N0} gelungen, {1:N0} abgelehnt, {2:N0} gescheitert; höchstens {3:N0} auf einmal.",
        "{0:N0} réussis, {1:N0} refusés, {2:N0} échoués ; au plus {3:N0} à la fois.",
        "{0:N0} correctos, {1:N0} denegados, {2:N0} fallidos; como máximo {3:N0} a la vez.");

    public static readonly Phrase Highest = new(
        "highest bar: {0:N0} a {1}", "höchster Balken: {0:N0} pro {1}", "barre la plus haute : {0:N0} par {1}",
        "barra más alta: {0:N0} por {1}");

    public static readonly Phrase Figures = new(
        "The figures", "Die Zahlen", "Les chiffres", "Las cifras");

    public static readonly Phrase TopTools = new(
        "Tools called most", "Meistgenutzte Werkzeuge", "Outils les plus appelés", "Herramientas más usadas");

    public static readonly Phrase Calls = new("Calls", "Aufrufe", "Appels", "Llamadas");

    public static readonly Phrase SparkSays = new(
        "{0}: {1:N0} calls", "{0}: {1:N0} Aufrufe", "{0} : {1:N0} appels", "{0}: {1:N0} llamadas");

    private static readonly Dictionary<AuditInterval, Phrase> Intervals = new()
    {
        [AuditInterval.Minute] = new("minute", "Minute", "minute", "minuto"),
        [AuditInterval.Hour] = new("hour", "Stunde", "heure", "hora"),
        [AuditInterval.Day] = new("day", "Tag", "jour", "día"),
        [AuditInterval.Month] = new("month", "Monat", "mois", "mes"),
    };

    public static Phrase Of(AuditInterval interval) => Intervals[interval];

    public static Phrase Of(AuditOutcome outcome) => outcome switch
    {
        AuditOutcome.Success => Success,
        AuditOutcome.Denied => Denied,
        _ => Failure,
    };
}
