using McpGateway.Storage;
using McpGateway.Web.Languages;
using McpGateway.Web.Zones;

namespace McpGateway.Incidents.Pages;

/// <summary>What is wrong with a suspicion, field by field, as the page tells it: the API's sentences are for
/// programs.</summary>
internal static class IncidentMistakes
{
    public static readonly Phrase NoReason = new(
        "Choose why from the list.", "Wählen Sie den Grund aus der Liste.", "Choisissez le motif dans la liste.",
        "Elija el motivo en la lista.");

    private static readonly Phrase NoBeginning = new(
        "Say since when, for example 2026-01-31T00:00:00Z.",
        "Geben Sie an, seit wann, zum Beispiel 2026-01-31T00:00:00Z.",
        "Indiquez depuis quand, par exemple 2026-01-31T00:00:00Z.",
        "Indique desde cuándo, por ejemplo 2026-01-31T00:00:00Z.");

    private static readonly Phrase NoTime = new(
        "This is no time. Write it like 2026-01-31T00:00:00Z or 2026-01-31.",
        "Das ist kein Zeitpunkt. Schreiben Sie ihn wie 2026-01-31T00:00:00Z oder 2026-01-31.",
        "Ce n’est pas un moment. Écrivez-le comme 2026-01-31T00:00:00Z ou 2026-01-31.",
        "No es un momento. Escríbalo como 2026-01-31T00:00:00Z o 2026-01-31.");

    private static readonly Phrase TooLong = new(
        "At most 366 days are looked at together. Begin later, or end earlier.",
        "Höchstens 366 Tage werden zusammen angesehen. Beginnen Sie später, oder enden Sie früher.",
        "366 jours au plus sont examinés ensemble. Commencez plus tard ou finissez plus tôt.",
        "Se examinan como máximo 366 días juntos. Empiece más tarde o termine antes.");

    private static readonly Phrase NoEnd = new(
        "The end must lie after the beginning. Choose a later one, or leave it empty for until now.",
        "Das Ende muss nach dem Beginn liegen. Wählen Sie ein späteres, oder lassen Sie es leer für bis jetzt.",
        "La fin doit être après le début. Choisissez-en une plus tardive, ou laissez vide pour jusqu’à maintenant.",
        "El final debe estar después del comienzo. Elija uno posterior o déjelo vacío para hasta ahora.");

    private static readonly Phrase NameSomething = new(
        "Say what is suspected: a person, tool, client, connection, organizer or provider.",
        "Geben Sie an, was verdächtig ist: Person, Werkzeug, Client, Verbindung, Veranstalter oder Anbieter.",
        "Indiquez ce qui est suspect : une personne, un outil, un client, une connexion, un organisateur ou un fournisseur.",
        "Indique qué es sospechoso: una persona, herramienta, cliente, conexión, organizador o proveedor.");

    private static readonly Phrase Yours = new(
        "Name one organizer of yours: {0}.", "Nennen Sie einen Ihrer Veranstalter: {0}.",
        "Indiquez un de vos organisateurs : {0}.", "Indique uno de sus organizadores: {0}.");

    private static readonly Phrase Once = new(
        "Give it once.", "Geben Sie es einmal an.", "Indiquez-le une seule fois.", "Indíquelo una sola vez.");

    private static readonly Phrase Unknown = new(
        "There is no such field. Take it out of the address.",
        "Dieses Feld gibt es nicht. Nehmen Sie es aus der Adresse.",
        "Ce champ n’existe pas. Retirez-le de l’adresse.",
        "Ese campo no existe. Quítelo de la dirección.");

    /// <summary>The sentence for each of the fields that are mistaken.</summary>
    public static Dictionary<string, string> InWords(
        HttpRequest request, AuditQuery query, IReadOnlyDictionary<string, string> typed, IEnumerable<string> mistaken,
        IEnumerable<string> organizers)
    {
        var language = ChosenLanguage.Of(request);
        return mistaken.ToDictionary(field => field, field => field switch
        {
            "organizer" when !typed.ContainsKey(field) => Yours.In(language, string.Join(", ", organizers)),
            "from" or "to" when TypedTime.LacksZone(request, typed.GetValueOrDefault(field)) =>
                ZonePhrases.Lacking.In(language),
            _ => Of(field, query, typed).In(language),
        });
    }

    private static Phrase Of(string field, AuditQuery query, IReadOnlyDictionary<string, string> typed) => field switch
    {
        IncidentsPageEndpoint.Reason => NoReason,
        "from" => !typed.ContainsKey("from") ? NoBeginning : query.From is null ? NoTime : TooLong,
        "to" => query.To is null ? NoTime : NoEnd,
        "user" => typed.ContainsKey("user") ? Once : NameSomething,
        _ => IncidentFields.Shown.ContainsKey(field) ? Once : Unknown,
    };
}
