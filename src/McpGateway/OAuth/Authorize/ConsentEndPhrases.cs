using McpGateway.Web.Languages;

namespace McpGateway.OAuth.Authorize;

/// <summary>What a person reads whose answer to the question of consent could not be taken.</summary>
internal static class ConsentEndPhrases
{
    public static readonly Phrase Closed = new(
        "This question is closed", "Diese Frage ist geschlossen", "Cette question est close", "Esta pregunta está cerrada");

    public static readonly Phrase WhyClosed = new(
        "It was answered already, has waited too long, or was shown in another browser. Start again from your assistant.",
        "Sie wurde schon beantwortet, hat zu lange gewartet oder wurde in einem anderen Browser gezeigt. Beginnen Sie in "
        + "Ihrem Assistenten noch einmal.",
        "Elle a déjà reçu sa réponse, a attendu trop longtemps ou s’affichait dans un autre navigateur. Recommencez depuis "
        + "votre assistant.",
        "Ya se respondió, ha esperado demasiado o se mostró en otro navegador. Empiece de nuevo desde su asistente.");

    public static readonly Phrase NothingChosen = new(
        "Choose an organizer and at least one thing that your role there allows.",
        "Wählen Sie einen Veranstalter und mindestens eine Sache, die Ihre Rolle dort erlaubt.",
        "Choisissez un organisateur et au moins une chose que votre rôle y permet.",
        "Elija un organizador y al menos una cosa que su función allí permita.");
}
