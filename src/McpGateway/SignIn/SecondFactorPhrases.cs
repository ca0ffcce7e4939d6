using McpGateway.Web.Languages;

namespace McpGateway.SignIn;

/// <summary>What operator staff reads who signed in with too little.</summary>
internal static class SecondFactorPhrases
{
    public static readonly Phrase Title = new(
        "A second factor is needed", "Ein zweiter Faktor ist nötig", "Un second facteur est nécessaire",
        "Se necesita un segundo factor");

    public static readonly Phrase Why = new(
        "This page shows data of customers, so operator staff sign in with more than a password: a code from an app, a "
        + "security key or the like. The back office did not say that you were asked for one, or it was too long ago.",
        "Diese Seite zeigt Daten von Kunden; das Personal des Betreibers meldet sich deshalb mit mehr als einem Passwort an: "
        + "mit einem Code aus einer App, einem Sicherheitsschlüssel oder Ähnlichem. Das Back-Office hat nicht gesagt, dass "
        + "Sie danach gefragt wurden, oder es ist zu lange her.",
        "Cette page montre des données de clients ; le personnel de l’opérateur se connecte donc avec plus qu’un mot de "
        + "passe : un code d’une application, une clé de sécurité ou équivalent. Le back-office n’a pas indiqué qu’il vous "
        + "a été demandé, ou c’était il y a trop longtemps.",
        "Esta página muestra datos de clientes, así que el personal del operador inicia sesión con algo más que una "
        + "contraseña: un código de una aplicación, una llave de seguridad o similar. El back office no indicó que se le "
        + "pidiera, o hace demasiado tiempo.");

    public static readonly Phrase SignInAgain = new(
        "Sign in again with a second factor",
        "Noch einmal mit einem zweiten Faktor anmelden",
        "Se reconnecter avec un second facteur",
        "Iniciar sesión de nuevo con un segundo factor");

    public static readonly Phrase NotAsked = new(
        "If the back office does not ask you for one, set it up in your account there, or ask whoever runs it. Nothing else of "
        + "your account is affected.",
        "Fragt das Back-Office nicht danach, richten Sie ihn dort in Ihrem Konto ein, oder wenden Sie sich an den Betreiber. "
        + "Sonst ist an Ihrem Konto nichts betroffen.",
        "Si le back-office ne vous le demande pas, configurez-le dans votre compte, ou adressez-vous à qui le gère. Rien "
        + "d’autre de votre compte n’est concerné.",
        "Si el back office no se lo pide, configúrelo allí en su cuenta o pregunte a quien lo gestiona. Nada más de su cuenta "
        + "se ve afectado.");
}
