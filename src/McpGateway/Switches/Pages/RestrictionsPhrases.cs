using McpGateway.Web.Languages;

namespace McpGateway.Switches.Pages;

/// <summary>What the page of an organizer's restrictions says (promise G16).</summary>
internal static class RestrictionsPhrases
{
    public static readonly Phrase Title = new(
        "What assistants may do", "Was Assistenten dürfen", "Ce que les assistants peuvent faire",
        "Qué pueden hacer los asistentes");

    public static readonly Phrase Menu = new("Restrictions", "Einschränkungen", "Restrictions", "Restricciones");

    public static readonly Phrase Lead = new(
        "These restrictions hold for everybody at the organizer, beside what roles and scopes allow, and from the next call "
        + "on. They end no connection.",
        "Diese Einschränkungen gelten für alle beim Veranstalter, zusätzlich zu dem, was Rollen und Freigaben erlauben, und "
        + "ab dem nächsten Aufruf. Sie beenden keine Verbindung.",
        "Ces restrictions valent pour toutes les personnes de l’organisateur, en plus de ce que permettent les rôles et les "
        + "autorisations, dès le prochain appel. Elles ne mettent fin à aucune connexion.",
        "Estas restricciones valen para todas las personas del organizador, además de lo que permiten las funciones y los "
        + "permisos, a partir de la siguiente llamada. No terminan ninguna conexión.");

    public static readonly Phrase Assistants = new("Assistants", "Assistenten", "Assistants", "Asistentes");

    public static readonly Phrase OfEvery = new(
        "of every provider", "aller Anbieter", "de tous les fournisseurs", "de todos los proveedores");

    public static readonly Phrase OfSome = new(
        "only of the providers ticked below",
        "nur der unten angekreuzten Anbieter",
        "seulement des fournisseurs cochés ci-dessous",
        "solo de los proveedores marcados abajo");

    public static readonly Phrase OfNone = new("none at all", "gar keine", "aucun", "ninguno");
    public static readonly Phrase Providers = new("Providers", "Anbieter", "Fournisseurs", "Proveedores");

    public static readonly Phrase AssistantsMay = new(
        "Assistants may", "Assistenten dürfen", "Les assistants peuvent", "Los asistentes pueden");

    public static readonly Phrase Save = new("Save", "Speichern", "Enregistrer", "Guardar");

    public static readonly Phrase StrangeForm = new(
        "The form was not sent from the page of restrictions, or the sign-in is too long ago. Open the page again and repeat.",
        "Das Formular wurde nicht von der Seite der Einschränkungen gesendet, oder die Anmeldung ist zu lange her. Öffnen "
        + "Sie die Seite noch einmal, und wiederholen Sie den Schritt.",
        "Le formulaire n’a pas été envoyé depuis la page des restrictions, ou la connexion est trop ancienne. Rouvrez la "
        + "page et recommencez.",
        "El formulario no se envió desde la página de restricciones o hace demasiado que inició la sesión. Abra la página "
        + "otra vez y repita el paso.");

    public static readonly Phrase NotTheirs = new(
        "Not yours to set", "Das legen andere fest", "Ce réglage ne vous revient pas", "No le corresponde establecerlo");

    public static readonly Phrase WhoMay = new(
        "Only an administrator of the organizer sets what assistants may do there. The back office says who that is.",
        "Nur Administratoren des Veranstalters legen fest, was Assistenten dort dürfen. Wer das ist, sagt das Back-Office.",
        "Seul un administrateur de l’organisateur définit ce que les assistants peuvent y faire. Le back-office indique qui "
        + "l’est.",
        "Solo un administrador del organizador establece qué pueden hacer allí los asistentes. El back office indica quién "
        + "lo es.");

    public static readonly Phrase ChooseAssistants = new(
        "Choose which assistants may be used.",
        "Wählen Sie, welche Assistenten verwendet werden dürfen.",
        "Choisissez les assistants qui peuvent être utilisés.",
        "Elija qué asistentes se pueden usar.");

    private static readonly Phrase AtLeastOne = new(
        "Allow at least one, or forbid assistants altogether with “none at all”.",
        "Erlauben Sie mindestens eines, oder verbieten Sie Assistenten mit „gar keine“ ganz.",
        "Autorisez-en au moins un, ou interdisez tout assistant avec « aucun ».",
        "Permita al menos uno o prohíba del todo los asistentes con «ninguno».");

    private static readonly Dictionary<string, Phrase> Effects = new(StringComparer.Ordinal)
    {
        ["read"] = new("read", "lesen", "lire", "leer"),
        ["write"] = new(
            "change what can be changed back", "ändern, was sich zurückändern lässt",
            "modifier ce qui peut être rétabli", "cambiar lo que se puede deshacer"),
        ["destructive"] = new(
            "do what cannot be undone", "tun, was sich nicht rückgängig machen lässt",
            "faire ce qui est irréversible", "hacer lo que no se puede deshacer"),
    };

    public static Phrase MistakeIn(string field) => field == "assistants" ? ChooseAssistants : AtLeastOne;

    public static Phrase EffectOf(string effect) => Effects.GetValueOrDefault(effect) ?? new(effect);
}
