namespace McpGateway.Sample.BackOffice.Assistants;

/// <summary>The page's words in one language.</summary>
internal sealed record AssistantsTexts(
    string Language, string Title, string None, string Connected, string LastUsed, string Never, string Revoke,
    string Unreachable)
{
    private static readonly AssistantsTexts[] All =
    [
        new("en", "Connected assistants", "No assistant is connected to your account.", "Connected", "Last used", "never",
            "Revoke", "The list cannot be shown right now. Please try again in a moment."),
        new("de", "Verbundene Assistenten", "Mit Ihrem Konto ist kein Assistent verbunden.", "Verbunden",
            "Zuletzt verwendet", "nie", "Beenden",
            "Die Liste kann gerade nicht gezeigt werden. Bitte versuchen Sie es gleich noch einmal."),
        new("fr", "Assistants connectés", "Aucun assistant n’est connecté à votre compte.", "Connecté",
            "Dernière utilisation", "jamais", "Révoquer",
            "La liste ne peut pas être affichée pour le moment. Veuillez réessayer dans un instant."),
        new("es", "Asistentes conectados", "Ningún asistente está conectado a su cuenta.", "Conectado", "Último uso",
            "nunca", "Revocar", "La lista no se puede mostrar ahora. Inténtelo de nuevo en unos instantes."),
    ];

    public static AssistantsTexts In(string language) => All.First(texts => texts.Language == language);
}
