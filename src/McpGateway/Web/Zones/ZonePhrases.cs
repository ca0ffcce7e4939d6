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
}
