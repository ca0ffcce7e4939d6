using McpGateway.Web.Languages;

namespace McpGateway.Audit.Timeline;

/// <summary>Advice that many remedies end with.</summary>
internal static class RemedyEndings
{
    public static readonly Phrase AddAgain = new(
        "Remove the connector from the assistant and add it again.",
        "Entfernen Sie den Connector im Assistenten, und fügen Sie ihn wieder hinzu.",
        "Supprimez le connecteur dans l’assistant, puis ajoutez-le de nouveau.",
        "Elimine el conector en el asistente y vuelva a añadirlo.");

    public static readonly Phrase ItsMaker = new(
        "Its maker has to correct that.",
        "Das muss der Hersteller beheben.",
        "C’est à son éditeur de le corriger.",
        "Su fabricante debe corregirlo.");

    public static readonly Phrase ConnectAgain = new(
        "Connect again.", "Verbinden Sie sich neu.", "Reconnectez-vous.", "Vuelva a conectar.");

    public static readonly Phrase StartAgain = new(
        "Start again from the assistant.",
        "Beginnen Sie im Assistenten noch einmal.",
        "Recommencez depuis l’assistant.",
        "Empiece de nuevo desde el asistente.");

    public static readonly Phrase AskAnew = new(
        "Let it call without a confirmation, so that the user is asked anew.",
        "Lassen Sie ihn ohne Bestätigung aufrufen, damit der Benutzer neu gefragt wird.",
        "Laissez-le appeler sans confirmation, afin que l’utilisateur soit interrogé à nouveau.",
        "Deje que llame sin confirmación para que se vuelva a preguntar al usuario.");

    public static readonly Phrase TryLater = new(
        "Try again in a moment; if it stays, look at the back office.",
        "Versuchen Sie es gleich noch einmal; bleibt es dabei, sehen Sie beim Back-Office nach.",
        "Réessayez dans un instant ; si cela persiste, examinez le back-office.",
        "Inténtelo de nuevo en un momento; si persiste, revise el back office.");

    public static readonly Phrase LookUp = new(
        "Look up the request id in the audit log and at the back office.",
        "Suchen Sie die Anfragenummer im Audit-Log und beim Back-Office.",
        "Recherchez le numéro de la demande dans le journal d’audit et au back-office.",
        "Busque el número de la solicitud en el registro de auditoría y en el back office.");

    public static readonly Phrase IfWanted = new(
        "Connect again if that is wanted.",
        "Verbinden Sie sich neu, wenn das gewünscht ist.",
        "Reconnectez-vous si vous le souhaitez.",
        "Vuelva a conectar si lo desea.");

    public static readonly Phrase LetItRetry = new(
        "Let the assistant try again.",
        "Lassen Sie den Assistenten es noch einmal versuchen.",
        "Laissez l’assistant réessayer.",
        "Deje que el asistente lo intente de nuevo.");

    public static readonly Phrase PlainParameters = new(
        "Let it send plain parameters, or push them to /par.",
        "Lassen Sie ihn einfache Parameter senden oder sie vorab an /par schicken.",
        "Faites-lui envoyer des paramètres simples, ou les transmettre d’abord à /par.",
        "Haga que envíe parámetros simples o que los envíe antes a /par.");
}
