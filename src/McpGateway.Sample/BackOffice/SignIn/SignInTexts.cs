namespace McpGateway.Sample.BackOffice.SignIn;

/// <summary>The sign-in page's words in one language.</summary>
internal sealed record SignInTexts(
    string Language, string Name, string Title, string Lead, string UserName, string Password, string Submit,
    string Wrong, string ChooseLanguage, string Staff)
{
    public static IReadOnlyList<SignInTexts> All { get; } =
    [
        new("en", "English", "Sign in", "with your back-office account", "E-mail address", "Password", "Sign in",
            "The e-mail address or the password is wrong.", "Language",
            "Operator staff need a second factor. This sample asks for none and takes it as given."),
        new("de", "Deutsch", "Anmelden", "mit Ihrem Back-Office-Konto", "E-Mail-Adresse", "Passwort", "Anmelden",
            "Die E-Mail-Adresse oder das Passwort ist falsch.", "Sprache",
            "Das Personal des Betreibers braucht einen zweiten Faktor. Dieses Beispiel fragt nicht danach und nimmt ihn an."),
        new("fr", "Français", "Connexion", "avec votre compte du back-office", "Adresse e-mail", "Mot de passe",
            "Se connecter", "L’adresse e-mail ou le mot de passe est incorrect.", "Langue",
            "Le personnel de l’opérateur a besoin d’un second facteur. Cet exemple le tient pour acquis."),
        new("es", "Español", "Iniciar sesión", "con su cuenta del back office", "Correo electrónico", "Contraseña",
            "Iniciar sesión", "El correo electrónico o la contraseña no son correctos.", "Idioma",
            "El personal del operador necesita un segundo factor. Este ejemplo no lo pide y lo da por presentado."),
    ];

    public static IEnumerable<string> Languages => All.Select(texts => texts.Language);

    /// <summary>A language chosen on the page (<c>ui_locales</c>) goes before the browser's.</summary>
    public static SignInTexts For(HttpRequest request)
    {
        var chosen = request.Query["ui_locales"].ToString().Split(' ');
        var preferred = request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.ToString());
        return chosen.Concat(preferred).Select(Find).FirstOrDefault(texts => texts is not null) ?? All[0];
    }

    private static SignInTexts? Find(string tag) =>
        All.FirstOrDefault(texts => tag.Split('-')[0].Equals(texts.Language, StringComparison.OrdinalIgnoreCase));
}
