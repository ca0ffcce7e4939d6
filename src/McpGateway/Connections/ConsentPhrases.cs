using McpGateway.Web.Languages;

namespace McpGateway.Connections;

/// <summary>What the consent page says (promise T5).</summary>
internal static class ConsentPhrases
{
    public static readonly Phrase Title = new(
        "Connect {0}?", "{0} verbinden?", "Connecter {0} ?", "¿Conectar {0}?");

    public static readonly Phrase AsksForAccess = new(
        "{0} asks for access to your data.",
        "{0} bittet um Zugriff auf Ihre Daten.",
        "{0} demande l’accès à vos données.",
        "{0} solicita acceso a sus datos.");

    public static readonly Phrase VerifiedAs = new(
        "Its publisher is verified: {0}; the access will be sent to {1}.",
        "Sein Herausgeber ist überprüft: {0}; der Zugriff wird an {1} gesendet.",
        "Son éditeur est vérifié : {0} ; l’accès sera envoyé à {1}.",
        "Su editor está verificado: {0}; el acceso se enviará a {1}.");

    public static readonly Phrase CallsItselfSo = new(
        "It calls itself so; what is certain is where the access will be sent: {0}.",
        "So nennt er sich selbst; sicher ist, wohin der Zugriff gesendet wird: {0}.",
        "C’est le nom qu’il se donne ; ce qui est certain, c’est la destination de l’accès : {0}.",
        "Así se llama a sí mismo; lo seguro es adónde se enviará el acceso: {0}.");

    public static readonly Phrase OnThisDevice = new(
        "This assistant runs on your own device. Continue only if you have just started to connect it yourself.",
        "Dieser Assistent läuft auf Ihrem eigenen Gerät. Fahren Sie nur fort, wenn Sie gerade selbst begonnen haben, ihn zu "
        + "verbinden.",
        "Cet assistant fonctionne sur votre propre appareil. Continuez seulement si vous venez vous-même de lancer sa "
        + "connexion.",
        "Este asistente se ejecuta en su propio dispositivo. Continúe solo si acaba de empezar usted mismo a conectarlo.");

    public static readonly Phrase AtOnly = new(
        "At {0}, where your role is {1}.",
        "Bei {0}, wo Sie diese Rolle haben: {1}.",
        "Chez {0}, où votre rôle est : {1}.",
        "En {0}, donde su función es: {1}.");

    public static readonly Phrase YourRole = new(
        "Your role: {0}", "Ihre Rolle: {0}", "Votre rôle : {0}", "Su función: {0}");

    public static readonly Phrase WhatItMayDo = new(
        "What it may do", "Was er darf", "Ce qu’il peut faire", "Qué puede hacer");

    public static readonly Phrase NeverMore = new(
        "Never more than your own role allows, at any moment.",
        "Nie mehr, als Ihre eigene Rolle erlaubt, zu keinem Zeitpunkt.",
        "Jamais plus que ce que votre propre rôle permet, à tout moment.",
        "Nunca más de lo que permita su propia función, en ningún momento.");

    public static readonly Phrase Provider = new("Provider", "Anbieter", "Fournisseur", "Proveedor");

    public static readonly Phrase DataThatFlows = new(
        "Data that will flow to it",
        "Daten, die dorthin fließen",
        "Données qui lui seront transmises",
        "Datos que recibirá");

    public static readonly Phrase NoPersonalDetails = new(
        "business data without personal details",
        "Geschäftsdaten ohne persönliche Angaben",
        "données d’activité sans détails personnels",
        "datos del negocio sin detalles personales");

    public static readonly Phrase Ends = new("Ends", "Endet", "Prend fin", "Termina");
    public static readonly Phrase AtTheLatest = new(
        "{0} at the latest", "spätestens {0}", "au plus tard {0}", "a más tardar {0}");

    public static readonly Phrase OrWhenRevoked = new(
        "Or at any moment when you revoke it under “Connected assistants”.",
        "Oder jederzeit, wenn Sie sie unter „Verbundene Assistenten“ beenden.",
        "Ou à tout moment, si vous la révoquez sous « Assistants connectés ».",
        "O en cualquier momento, si la revoca en «Asistentes conectados».");

    public static readonly Phrase NothingSensitive = new(
        "Do not enter passwords, card numbers, health data or other sensitive details into the assistant.",
        "Geben Sie keine Passwörter, Kartennummern, Gesundheitsdaten oder anderen sensiblen Angaben in den Assistenten ein.",
        "Ne saisissez ni mot de passe, ni numéro de carte, ni donnée de santé, ni autre information sensible dans "
        + "l’assistant.",
        "No introduzca contraseñas, números de tarjeta, datos de salud ni otros datos sensibles en el asistente.");

    public static readonly Phrase Allow = new("Allow", "Erlauben", "Autoriser", "Permitir");
    public static readonly Phrase Deny = new("Deny", "Ablehnen", "Refuser", "Denegar");

    private static readonly Dictionary<string, Phrase> Expiries = new(StringComparer.Ordinal)
    {
        ["day"] = new("A day", "Ein Tag", "Un jour", "Un día"),
        ["week"] = new("A week", "Eine Woche", "Une semaine", "Una semana"),
        ["month"] = new("30 days", "30 Tage", "30 jours", "30 días"),
    };

    private static readonly Phrase UntilRevoked = new(
        "Until I revoke it", "Bis ich sie beende", "Jusqu’à ce que je la révoque", "Hasta que la revoque");

    private static readonly Dictionary<string, Phrase> DataClasses = new(StringComparer.Ordinal)
    {
        ["identity"] = new("names (identity)", "Namen (identity)", "noms (identity)", "nombres (identity)"),
        ["contact"] = new(
            "contact details (contact)", "Kontaktdaten (contact)", "coordonnées (contact)", "datos de contacto (contact)"),
        ["payment"] = new(
            "payment details (payment)", "Zahlungsangaben (payment)", "informations de paiement (payment)",
            "datos de pago (payment)"),
        ["fiscal"] = new(
            "tax details (fiscal)", "steuerliche Angaben (fiscal)", "informations fiscales (fiscal)",
            "datos fiscales (fiscal)"),
        ["minor"] = new(
            "data of minors (minor)", "Daten Minderjähriger (minor)", "données de mineurs (minor)",
            "datos de menores (minor)"),
        ["free-text"] = new(
            "free text (free-text)", "Freitext (free-text)", "texte libre (free-text)", "texto libre (free-text)"),
    };

    public static Phrase ExpiryOf(string name) => Expiries.GetValueOrDefault(name, UntilRevoked);

    /// <summary>What a data class holds, for somebody who has not read the catalog; its word there stays beside
    /// it.</summary>
    public static Phrase DataClassOf(string name) => DataClasses.GetValueOrDefault(name) ?? new(name);
}
