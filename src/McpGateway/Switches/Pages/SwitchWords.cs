using McpGateway.Web.Languages;

namespace McpGateway.Switches.Pages;

/// <summary>The closed words of switches as the page writes them; forms and API keep the words themselves.</summary>
internal static class SwitchWords
{
    private static readonly Dictionary<string, Phrase> Kinds = new(StringComparer.Ordinal)
    {
        [SwitchKind.Connection] = new("connection", "Verbindung", "connexion", "conexión"),
        [SwitchKind.Client] = new("client", "Client", "client", "cliente"),
        [SwitchKind.Provider] = new("provider", "Anbieter", "fournisseur", "proveedor"),
        [SwitchKind.User] = new("user", "Benutzer", "utilisateur", "usuario"),
        [SwitchKind.Tool] = new("tool", "Werkzeug", "outil", "herramienta"),
        [SwitchKind.Effect] = new("effect", "Wirkung", "effet", "efecto"),
        [SwitchKind.Organizer] = new("organizer", "Veranstalter", "organisateur", "organizador"),
        [SwitchKind.Everything] = new("everything", "alles", "tout", "todo"),
    };

    private static readonly Dictionary<string, Phrase> Reasons = new(StringComparer.Ordinal)
    {
        ["incident"] = new("incident", "Vorfall", "incident", "incidente"),
        ["maintenance"] = new("maintenance", "Wartung", "maintenance", "mantenimiento"),
        ["abuse"] = new("abuse", "Missbrauch", "abus", "abuso"),
        ["request"] = new("request", "auf Wunsch", "sur demande", "a petición"),
        ["test"] = new("test", "Test", "essai", "prueba"),
    };

    private static readonly Dictionary<string, Phrase> Durations = new(StringComparer.Ordinal)
    {
        [""] = new("until it is lifted", "bis sie aufgehoben wird", "jusqu’à sa levée", "hasta que se levante"),
        ["1h"] = new("1 hour", "1 Stunde", "1 heure", "1 hora"),
        ["8h"] = new("8 hours", "8 Stunden", "8 heures", "8 horas"),
        ["1d"] = new("1 day", "1 Tag", "1 jour", "1 día"),
        ["7d"] = new("7 days", "7 Tage", "7 jours", "7 días"),
        ["30d"] = new("30 days", "30 Tage", "30 jours", "30 días"),
    };

    public static Phrase OfKind(string kind) => Kinds[kind];

    public static Phrase OfReason(string reason) => Reasons[reason];

    /// <summary>Null when it is no reason.</summary>
    public static Phrase? FindReason(string reason) => Reasons.GetValueOrDefault(reason);

    public static Phrase OfDuration(string duration) => Durations[duration];
}
