using McpGateway.Web.Languages;

namespace McpGateway.Audit.Explorer;

/// <summary>The filters of the form, and what is said when one is wrong.</summary>
internal static class ExplorerFields
{
    /// <summary>By parameter, in the order of the form.</summary>
    public static readonly OrderedDictionary<string, Phrase> Shown = new(StringComparer.Ordinal)
    {
        ["from"] = ExplorerPhrases.From,
        ["to"] = ExplorerPhrases.To,
        ["organizer"] = ExplorerPhrases.Organizer,
        ["user"] = ExplorerPhrases.User,
        ["connection"] = ExplorerPhrases.Connection,
        ["client"] = ExplorerPhrases.Client,
        ["provider"] = ExplorerPhrases.Provider,
        ["tool"] = ExplorerPhrases.Tool,
        ["effect"] = ExplorerPhrases.Effect,
        ["outcome"] = ExplorerPhrases.Outcome,
        ["code"] = ExplorerPhrases.Code,
        ["action"] = ExplorerPhrases.Action,
        ["guard"] = ExplorerPhrases.Guard,
        ["request"] = ExplorerPhrases.Request,
    };

    private static readonly (string Value, Phrase Title)[] Outcomes =
    [
        ("success", ExplorerPhrases.Success), ("denied", ExplorerPhrases.Denied), ("failure", ExplorerPhrases.Failure),
    ];

    private static readonly (string Value, Phrase Title)[] Effects =
    [
        ("read", new("read", "lesen", "lecture", "lectura")),
        ("write", new("write", "schreiben", "écriture", "escritura")),
        ("destructive", new("destructive", "löschen", "suppression", "eliminación")),
    ];

    private static readonly Phrase NoTime = new(
        "Give one time, for example 2026-01-31T00:00:00Z or 2026-01-31.",
        "Geben Sie einen Zeitpunkt an, zum Beispiel 2026-01-31T00:00:00Z oder 2026-01-31.",
        "Indiquez un seul moment, par exemple 2026-01-31T00:00:00Z ou 2026-01-31.",
        "Indique un solo momento, por ejemplo 2026-01-31T00:00:00Z o 2026-01-31.");

    private static readonly Phrase NoEnd = new(
        "Give one time after the beginning, for example 2026-01-31T00:00:00Z or 2026-01-31.",
        "Geben Sie einen Zeitpunkt nach dem Beginn an, zum Beispiel 2026-01-31T00:00:00Z oder 2026-01-31.",
        "Indiquez un seul moment, après le début, par exemple 2026-01-31T00:00:00Z ou 2026-01-31.",
        "Indique un solo momento posterior al comienzo, por ejemplo 2026-01-31T00:00:00Z o 2026-01-31.");

    private static readonly Phrase NoOutcome = new(
        "Give one of success, denied and failure.",
        "Geben Sie eines von success, denied und failure an.",
        "Indiquez success, denied ou failure.",
        "Indique success, denied o failure.");

    private static readonly Phrase NoOrganizer = new(
        "Name one organizer.",
        "Nennen Sie einen Veranstalter.",
        "Indiquez un organisateur.",
        "Indique un organizador.");

    private static readonly Phrase NoPosition = new(
        "This is no place in the log. Show the newest events again.",
        "Das ist keine Stelle im Protokoll. Zeigen Sie noch einmal die neuesten Ereignisse.",
        "Ce n’est pas un endroit du journal. Affichez de nouveau les événements les plus récents.",
        "No es un lugar del registro. Vuelva a mostrar los eventos más recientes.");

    private static readonly Phrase Once = new(
        "Give it once.", "Geben Sie es einmal an.", "Indiquez-le une seule fois.", "Indíquelo una sola vez.");

    private static readonly Phrase Unknown = new(
        "There is no such filter. Take it out of the address.",
        "Diesen Filter gibt es nicht. Nehmen Sie ihn aus der Adresse.",
        "Ce filtre n’existe pas. Retirez-le de l’adresse.",
        "Ese filtro no existe. Quítelo de la dirección.");

    /// <summary>The values to choose from; null when it is free.</summary>
    public static (string Value, Phrase Title)[]? ChoicesOf(string name) => name switch
    {
        "outcome" => Outcomes,
        "effect" => Effects,
        _ => null,
    };

    /// <summary>What to do about a parameter that is wrong.</summary>
    public static Phrase MistakeIn(string name) => name switch
    {
        "from" => NoTime,
        "to" => NoEnd,
        "outcome" => NoOutcome,
        "organizer" => NoOrganizer,
        ExplorerAddress.Position => NoPosition,
        "lang" or "zone" => Once,
        _ => Shown.ContainsKey(name) ? Once : Unknown,
    };
}
