using McpGateway.Web.Languages;

namespace McpGateway.Audit.Reading;

/// <summary>What a person reads who may not see the log.</summary>
internal static class ReadingPhrases
{
    public static readonly Phrase NotTheirs = new(
        "Not yours to see", "Nicht für Sie einsehbar", "Consultation réservée", "No le corresponde verlo");

    public static readonly Phrase WhoMay = new(
        "The log of an organizer is for its administrators, and for the operator's security staff. The back office says who "
        + "that is.",
        "Das Log eines Veranstalters ist für dessen Administratoren und für das Sicherheitspersonal des Betreibers. Wer das "
        + "ist, sagt das Back-Office.",
        "Le journal d’un organisateur est réservé à ses administrateurs et au personnel de sécurité de l’opérateur. Le "
        + "back-office indique qui l’est.",
        "El registro de un organizador es para sus administradores y para el personal de seguridad del operador. El back "
        + "office indica quién lo es.");
}
