using McpGateway.Storage;
using McpGateway.Web.Languages;

namespace McpGateway.Incidents.Pages;

/// <summary>What the page of incidents says.</summary>
internal static class IncidentsPhrases
{
    public static readonly Phrase Menu = new("Incidents", "Vorfälle", "Incidents", "Incidentes");

    public static readonly Phrase Title = new(
        "Contain an incident", "Einen Vorfall eindämmen", "Contenir un incident", "Contener un incidente");

    public static readonly Phrase Lead = new(
        "Say what is suspected and since when. You see the connections that it concerns, stop them all at once, and get the "
        + "report for the notice.",
        "Geben Sie an, was verdächtig ist und seit wann. Sie sehen die betroffenen Verbindungen, stoppen alle auf einmal und "
        + "erhalten den Bericht für die Meldung.",
        "Indiquez ce qui est suspect et depuis quand. Vous voyez les connexions concernées, les arrêtez toutes à la fois et "
        + "obtenez le rapport pour la notification.",
        "Indique qué es sospechoso y desde cuándo. Verá las conexiones afectadas, las detendrá todas a la vez y obtendrá el "
        + "informe para la notificación.");

    public static readonly Phrase Look = new(
        "Show what it concerns", "Betroffenes anzeigen", "Afficher ce qui est concerné", "Mostrar lo afectado");

    public static readonly Phrase Reset = new("Start over", "Von vorn", "Recommencer", "Empezar de nuevo");

    public static readonly Phrase NothingAsked = new(
        "Nothing was looked up and nothing was stopped: something above is wrong.",
        "Es wurde nichts nachgesehen und nichts gestoppt: Oben stimmt etwas nicht.",
        "Rien n’a été recherché ni arrêté : il y a une erreur ci-dessus.",
        "No se ha buscado ni detenido nada: hay un error más arriba.");

    public static readonly Phrase TooMany = new(
        "It concerns more than 1000 connections, and nothing was stopped. Narrow it, or throw a switch first.",
        "Es betrifft mehr als 1000 Verbindungen, und nichts wurde gestoppt. Grenzen Sie es ein, oder sperren Sie zuerst.",
        "Cela concerne plus de 1000 connexions, et rien n’a été arrêté. Restreignez, ou suspendez d’abord.",
        "Afecta a más de 1000 conexiones y no se ha detenido nada. Acótelo o suspenda primero.");

    public static readonly Phrase HasChanged = new(
        "Nothing was stopped yet: it concerns other connections now than were shown. Look again, then confirm.",
        "Noch wurde nichts gestoppt: Es betrifft jetzt andere Verbindungen als gezeigt. Sehen Sie nach, und bestätigen Sie dann.",
        "Rien n’a encore été arrêté : d’autres connexions sont concernées que celles affichées. Vérifiez, puis confirmez.",
        "Aún no se ha detenido nada: ahora afecta a otras conexiones que las mostradas. Revíselo y confirme después.");

    public static readonly Phrase StillLive = new(
        "Still working: {0:N0}.", "Noch in Betrieb: {0:N0}.", "Encore actives : {0:N0}.", "Aún activas: {0:N0}.");

    public static readonly Phrase Means = new(
        "Stopping ends them for good: every token fails at the next call, and the people have to connect anew.",
        "Das Stoppen beendet sie endgültig: Jedes Token scheitert beim nächsten Aufruf, und die Personen müssen sich neu "
        + "verbinden.",
        "L’arrêt y met fin pour de bon : tout jeton échoue dès le prochain appel, et les personnes doivent se reconnecter.",
        "Detenerlas las termina definitivamente: todo token falla en la siguiente llamada y las personas deben conectarse de "
        + "nuevo.");

    public static readonly Phrase Why = new("Why", "Warum", "Pourquoi", "Por qué");

    public static readonly Phrase StopAll = new(
        "Stop all {0:N0}", "Alle {0:N0} stoppen", "Arrêter les {0:N0}", "Detener las {0:N0}");

    public static readonly Phrase Stopped = new(
        "Connections stopped: {0:N0}.", "Gestoppte Verbindungen: {0:N0}.", "Connexions arrêtées : {0:N0}.",
        "Conexiones detenidas: {0:N0}.");

    public static readonly Phrase InForce = new(
        "In force everywhere within {0:N0} ms.", "Überall in Kraft innerhalb von {0:N0} ms.",
        "En vigueur partout en moins de {0:N0} ms.", "En vigor en todas partes en menos de {0:N0} ms.");

    public static readonly Phrase By = new("by", "von", "par", "por");
    public static readonly Phrase Report = new("Report", "Bericht", "Rapport", "Informe");
    public static readonly Phrase MadeAt = new("Made", "Erstellt", "Établi", "Elaborado");
    public static readonly Phrase Period = new("Period", "Zeitraum", "Période", "Periodo");
    public static readonly Phrase Now = new("now", "jetzt", "maintenant", "ahora");
    public static readonly Phrase Calls = new("Calls", "Aufrufe", "Appels", "Llamadas");
    public static readonly Phrase Organizers = new("Organizers", "Veranstalter", "Organisateurs", "Organizadores");
    public static readonly Phrase Users = new("People", "Personen", "Personnes", "Personas");
    public static readonly Phrase Connections = new("Connections", "Verbindungen", "Connexions", "Conexiones");
    public static readonly Phrase Tools = new("Tools", "Werkzeuge", "Outils", "Herramientas");
    public static readonly Phrase First = new("First call", "Erster Aufruf", "Premier appel", "Primera llamada");
    public static readonly Phrase Last = new("Last call", "Letzter Aufruf", "Dernier appel", "Última llamada");
    public static readonly Phrase State = new("State", "Zustand", "État", "Estado");
    public static readonly Phrase Works = new("works", "funktioniert", "fonctionne", "funciona");
    public static readonly Phrase Ended = new("ended", "beendet", "terminée", "terminada");
    public static readonly Phrase Expired = new("expired", "abgelaufen", "expirée", "caducada");

    public static readonly Phrase NoConnections = new(
        "No connection did anything of this in the period.",
        "Keine Verbindung hat in diesem Zeitraum so etwas getan.",
        "Aucune connexion n’a rien fait de tel pendant cette période.",
        "Ninguna conexión hizo algo así en este periodo.");

    public static readonly Phrase AsFile = new(
        "The report as a file", "Der Bericht als Datei", "Le rapport en fichier", "El informe como archivo");

    public static readonly Phrase AsText = new("Text", "Text", "Texte", "Texto");

    public static readonly Phrase NotConfirmed = new(
        "Nothing was stopped yet: the sign-in was too long ago, or has been renewed since the page was opened. Look at it "
        + "again, and confirm it.",
        "Noch wurde nichts gestoppt: Die Anmeldung war zu lange her oder wurde erneuert, seit die Seite geöffnet wurde. "
        + "Sehen Sie es noch einmal an, und bestätigen Sie es.",
        "Rien n’a encore été arrêté : la connexion était trop ancienne, ou a été renouvelée depuis l’ouverture de la page. "
        + "Vérifiez encore une fois, et confirmez.",
        "Todavía no se ha detenido nada: el inicio de sesión era demasiado antiguo o se renovó desde que se abrió la página. "
        + "Compruébelo otra vez y confírmelo.");

    public static readonly Phrase StrangeForm = new(
        "Nothing was stopped: the form was not sent from the page of incidents, or the sign-in is too long ago. Open the page "
        + "again and repeat.",
        "Nichts wurde gestoppt: Das Formular wurde nicht von der Seite der Vorfälle gesendet, oder die Anmeldung ist zu lange "
        + "her. Öffnen Sie die Seite noch einmal, und wiederholen Sie den Schritt.",
        "Rien n’a été arrêté : le formulaire n’a pas été envoyé depuis la page des incidents, ou la connexion est trop "
        + "ancienne. Rouvrez la page et recommencez.",
        "No se ha detenido nada: el formulario no se envió desde la página de incidentes o hace demasiado que inició la "
        + "sesión. Abra la página otra vez y repita el paso.");

    private static readonly Dictionary<string, Phrase> Effects = new(StringComparer.Ordinal)
    {
        ["read"] = new("read", "lesen", "lecture", "lectura"),
        ["write"] = new("write", "schreiben", "écriture", "escritura"),
        ["destructive"] = new("destructive", "löschen", "suppression", "eliminación"),
    };

    public static Phrase OfEffect(string effect) => Effects.GetValueOrDefault(effect) ?? new(effect);

    public static Phrase OfOutcome(string outcome) => Enum.TryParse<AuditOutcome>(outcome, ignoreCase: true, out var known)
        ? Audit.Explorer.ExplorerPhrases.Of(known)
        : new(outcome);
}
