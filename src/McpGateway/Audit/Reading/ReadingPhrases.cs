using McpGateway.Web.Languages;

namespace McpGateway.Audit.Reading;

/// <summary>What is said to who may not read the log.</summary>
internal static class ReadingPhrases
{
    public static readonly Phrase NotYours = new(
        "Not yours to see",
        "Nicht für Sie bestimmt",
        "Cette page ne vous est pas destinée",
        "No es para usted");

    public static readonly Phrase WhoseItIs = new(
        "The log of an organizer is for its administrators, and for the operator's security staff. The back office says who "
        + "that is.",
        "Das Protokoll eines Veranstalters ist für seine Administratoren und für das Sicherheitsteam des Betreibers. Wer das "
        + "ist, sagt das Back-Office.",
        "Le journal d’un organisateur est réservé à ses administrateurs et à l’équipe de sécurité de l’opérateur. Le "
        + "back-office dit qui ils sont.",
        "El registro de un organizador es para sus administradores y para el equipo de seguridad del operador. El back office "
        + "dice quiénes son.");
}
