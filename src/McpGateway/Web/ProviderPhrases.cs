using McpGateway.Web.Languages;

namespace McpGateway.Web;

/// <summary>How a client's provider is named on a page: companies by their own name.</summary>
internal static class ProviderPhrases
{
    private static readonly Phrase[] Described =
    [
        new("On your device", "Auf Ihrem Gerät", "Sur votre appareil", "En su dispositivo"),
        new("Unknown", "Unbekannt", "Inconnu", "Desconocido"),
    ];

    public static Phrase Of(string provider) =>
        Array.Find(Described, phrase => phrase.English == provider) ?? new(provider);
}
