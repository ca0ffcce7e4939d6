using McpGateway.Web.Languages;

namespace McpGateway.Web;

/// <summary>What to do in each assistant. Its own words are quoted in English where it has no others.</summary>
internal static class GuidePhrases
{
    public static readonly Phrase Claude = new(
        "On the web and in Desktop: open the settings, choose “Connectors”, then “Add custom connector”, and paste the "
        + "address. In a team, an owner adds it once for everybody.",
        "Im Web und in Desktop: Öffnen Sie die Einstellungen, wählen Sie „Connectors“, dann „Add custom connector“, und fügen "
        + "Sie die Adresse ein. In einem Team fügt ihn ein Owner einmal für alle hinzu.",
        "Sur le web et dans Desktop : ouvrez les paramètres, choisissez « Connectors », puis « Add custom connector », et "
        + "collez l’adresse. Dans une équipe, un propriétaire l’ajoute une fois pour tous.",
        "En la web y en Desktop: abra los ajustes, elija «Connectors», luego «Add custom connector» y pegue la dirección. En "
        + "un equipo, un propietario lo añade una vez para todos.");

    public static readonly Phrase ClaudeCode = new(
        "Run this, then type /mcp in a session and choose “Authenticate”.",
        "Führen Sie dies aus; geben Sie dann in einer Sitzung /mcp ein, und wählen Sie „Authenticate“.",
        "Exécutez cette commande, puis tapez /mcp dans une session et choisissez « Authenticate ».",
        "Ejecute esto; después escriba /mcp en una sesión y elija «Authenticate».");

    public static readonly Phrase ChatGpt = new(
        "Open the settings, choose “Apps”, turn on the developer mode under “Advanced settings”, create an app and paste the "
        + "address. The authentication is OAuth.",
        "Öffnen Sie die Einstellungen, wählen Sie „Apps“, schalten Sie unter „Erweiterte Einstellungen“ den Entwicklermodus "
        + "ein, legen Sie eine App an, und fügen Sie die Adresse ein. Die Authentifizierung ist OAuth.",
        "Ouvrez les paramètres, choisissez « Applications », activez le mode développeur dans les paramètres avancés, créez "
        + "une application et collez l’adresse. L’authentification est OAuth.",
        "Abra los ajustes, elija «Aplicaciones», active el modo de desarrollador en los ajustes avanzados, cree una "
        + "aplicación y pegue la dirección. La autenticación es OAuth.");

    public static readonly Phrase Codex = new(
        "Run these; the second opens the browser to sign in.",
        "Führen Sie diese Befehle aus; der zweite öffnet den Browser zur Anmeldung.",
        "Exécutez ces commandes ; la seconde ouvre le navigateur pour la connexion.",
        "Ejecute estas órdenes; la segunda abre el navegador para iniciar sesión.");

    public static readonly Phrase Gemini = new(
        "Run this, then type /mcp auth backoffice in a session.",
        "Führen Sie dies aus, und geben Sie dann in einer Sitzung /mcp auth backoffice ein.",
        "Exécutez cette commande, puis tapez /mcp auth backoffice dans une session.",
        "Ejecute esto y después escriba /mcp auth backoffice en una sesión.");

    public static readonly Phrase VsCode = new(
        "Run this, or choose “MCP: Add Server” in the command palette. The editor opens the browser to sign in.",
        "Führen Sie dies aus, oder wählen Sie „MCP: Add Server“ in der Befehlspalette. Der Editor öffnet den Browser zur "
        + "Anmeldung.",
        "Exécutez cette commande, ou choisissez « MCP: Add Server » dans la palette de commandes. L’éditeur ouvre le "
        + "navigateur pour la connexion.",
        "Ejecute esto o elija «MCP: Add Server» en la paleta de comandos. El editor abre el navegador para iniciar sesión.");

    public static readonly Phrase Cursor = new(
        "Put this into the file ~/.cursor/mcp.json, then choose “Connect” in the settings under “MCP”.",
        "Schreiben Sie dies in die Datei ~/.cursor/mcp.json, und wählen Sie dann in den Einstellungen unter „MCP“ „Connect“.",
        "Écrivez ceci dans le fichier ~/.cursor/mcp.json, puis choisissez « Connect » dans les paramètres sous « MCP ».",
        "Escriba esto en el archivo ~/.cursor/mcp.json y luego elija «Connect» en los ajustes, en «MCP».");

    public static readonly Phrase McpRemote = new(
        "For an assistant that only starts local programs, give it this command.",
        "Einem Assistenten, der nur lokale Programme startet, geben Sie diesen Befehl.",
        "À un assistant qui ne lance que des programmes locaux, donnez cette commande.",
        "A un asistente que solo inicia programas locales, dele esta orden.");
}
