using McpGateway.Web.Languages;

namespace McpGateway.Web;

/// <summary>What the frame of every page says.</summary>
internal static class WebPhrases
{
    public static readonly Phrase SkipToContent = new(
        "Skip to content", "Zum Inhalt springen", "Aller au contenu", "Ir al contenido");

    public static readonly Phrase Menu = new("Pages", "Seiten", "Pages", "Páginas");
    public static readonly Phrase Home = new("Connect", "Verbinden", "Connecter", "Conectar");
    public static readonly Phrase Languages = new("Language", "Sprache", "Langue", "Idioma");
    public static readonly Phrase SignOut = new("Sign out", "Abmelden", "Se déconnecter", "Cerrar sesión");

    public static readonly Phrase SignedInAs = new(
        "Signed in as {0}", "Angemeldet als {0}", "Session ouverte : {0}", "Sesión iniciada como {0}");

    public static readonly Phrase Copy = new("Copy", "Kopieren", "Copier", "Copiar");
    public static readonly Phrase Copied = new("Copied", "Kopiert", "Copié", "Copiado");

    public static readonly Phrase RequestId = new(
        "Request id {0}", "Anfragenummer {0}", "Numéro de la demande {0}", "Número de la solicitud {0}");

    public static readonly Phrase TryAgain = new(
        "Please try again", "Bitte versuchen Sie es noch einmal", "Veuillez réessayer", "Inténtelo de nuevo");
}
