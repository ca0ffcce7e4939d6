using McpGateway.Web.Languages;

namespace McpGateway.Switches.Pages;

/// <summary>What is wrong with the form of a switch, as the page tells it: the API's sentences are for programs.</summary>
internal static class SwitchMistakes
{
    private static readonly Phrase OneOf = new(
        "Which one: must be one of {0}.",
        "Welche genau: muss eines hiervon sein: {0}.",
        "Lequel : doit être l’un de ceux-ci : {0}.",
        "Cuál: debe ser uno de estos: {0}.");

    private static readonly Phrase NoSuchTool = new(
        "Which one: there is no tool of this name in the catalog.",
        "Welche genau: Im Katalog gibt es kein Werkzeug dieses Namens.",
        "Lequel : le catalogue ne contient aucun outil de ce nom.",
        "Cuál: no hay ninguna herramienta con este nombre en el catálogo.");

    private static readonly Phrase LeaveOut = new(
        "Which one: leave it empty, everything is everything.",
        "Welche genau: Lassen Sie es leer, alles ist alles.",
        "Lequel : laissez vide, tout est tout.",
        "Cuál: déjelo vacío, todo es todo.");

    private static readonly Phrase NoId = new(
        "Which one: must be an id without spaces around it.",
        "Welche genau: muss eine Kennung ohne Leerzeichen davor und danach sein.",
        "Lequel : doit être un identifiant sans espace autour.",
        "Cuál: debe ser un identificador sin espacios alrededor.");

    private static readonly Phrase Choose = new(
        "Choose what to stop, why and for how long from the lists.",
        "Wählen Sie aus den Listen, was gesperrt wird, warum und wie lange.",
        "Choisissez dans les listes ce qui est suspendu, pourquoi et pour combien de temps.",
        "Elija en las listas qué se suspende, por qué y durante cuánto tiempo.");

    public static readonly Phrase TooMany = new(
        "There are {0:N0} switches already. Lift one first.",
        "Es gibt schon {0:N0} Sperren. Heben Sie zuerst eine auf.",
        "Il y a déjà {0:N0} suspensions. Levez-en une d’abord.",
        "Ya hay {0:N0} suspensiones. Levante una primero.");

    /// <summary>The sentences for the fields that <see cref="SwitchDraft.Make"/> found mistaken.</summary>
    public static IEnumerable<string> InWords(
        IEnumerable<string> mistaken, string? kind, SwitchTargets targets, Language language) => mistaken
        .Select(field => field != "target" ? Choose.In(language) : kind switch
        {
            SwitchKind.Provider => OneOf.In(language, string.Join(", ", targets.Providers)),
            SwitchKind.Effect => OneOf.In(language, string.Join(", ", ToolEffect.All)),
            SwitchKind.Tool => NoSuchTool.In(language),
            SwitchKind.Everything => LeaveOut.In(language),
            _ => NoId.In(language),
        })
        .Distinct();
}
