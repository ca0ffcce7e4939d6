using McpGateway.Web.Languages;

namespace McpGateway.Web;

/// <summary>What the home page says.</summary>
internal static class HomePhrases
{
    public static readonly Phrase Title = new(
        "Connect your AI assistant", "Verbinden Sie Ihren KI-Assistenten", "Connectez votre assistant IA",
        "Conecte su asistente de IA");
}
