using McpGateway.Web.Languages;

namespace McpGateway.Web.Zones;

/// <summary>What the choice of a time zone says.</summary>
internal static class ZonePhrases
{
    public static readonly Phrase Zone = new("Time zone", "Zeitzone", "Fuseau horaire", "Zona horaria");
    public static readonly Phrase Use = new("Use", "Verwenden", "Utiliser", "Usar");

    public static readonly Phrase Unknown = new(
        "There is no such time zone, so times are in UTC. Choose one of the list.",
        "Diese Zeitzone gibt es nicht, die Zeiten sind deshalb in UTC. Wählen Sie eine aus der Liste.",
        "Ce fuseau horaire n’existe pas ; les heures sont donc en UTC. Choisissez-en un dans la liste.",
        "Esa zona horaria no existe, así que las horas están en UTC. Elija una de la lista.");

    public static readonly Phrase Lacking = new(
        "The time zone of the address does not exist, so this time says nothing. Choose a zone at the foot of the page, or "
        + "write it like 2026-01-31T00:00:00Z.",
        "Die Zeitzone der Adresse gibt es nicht, deshalb sagt diese Zeit nichts. Wählen Sie eine Zone am Fuß der Seite, oder "
        + "schreiben Sie die Zeit wie 2026-01-31T00:00:00Z.",
        "Le fuseau horaire de l’adresse n’existe pas ; cette heure ne dit donc rien. Choisissez un fuseau au bas de la page, "
        + "ou écrivez-la comme 2026-01-31T00:00:00Z.",
        "La zona horaria de la dirección no existe, así que esta hora no dice nada. Elija una zona al pie de la página, o "
        + "escríbala como 2026-01-31T00:00:00Z.");
}
