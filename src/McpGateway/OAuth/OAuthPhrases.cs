using McpGateway.Audit;
using McpGateway.Web.Languages;

namespace McpGateway.OAuth;

/// <summary>What a person reads when a request for a connection goes no further. The English sentence is the error's own,
/// which is more exact; the others tell what it means by its reason.</summary>
internal static class OAuthPhrases
{
    public static readonly Phrase CannotBeMade = new(
        "This connection cannot be made",
        "Diese Verbindung kommt nicht zustande",
        "Cette connexion ne peut pas être établie",
        "No se puede establecer esta conexión");

    private static readonly Phrase StartAgain = new(
        "Start again from your assistant.",
        "Beginnen Sie in Ihrem Assistenten noch einmal.",
        "Recommencez depuis votre assistant.",
        "Empiece de nuevo desde su asistente.");

    private static readonly Dictionary<string, Phrase> ByReason = new(StringComparer.Ordinal)
    {
        [AuditCode.UnknownClient] = new(
            "The assistant is not registered here, or its registration is gone. "
            + "Remove the connector from the assistant and add it again.",
            "Der Assistent ist hier nicht registriert, oder seine Registrierung besteht nicht mehr. Entfernen Sie den "
            + "Connector im Assistenten, und fügen Sie ihn wieder hinzu.",
            "L’assistant n’est pas enregistré ici, ou son enregistrement n’existe plus. Supprimez le connecteur dans "
            + "l’assistant, puis ajoutez-le de nouveau.",
            "El asistente no está registrado aquí o su registro ya no existe. Elimine el conector en el asistente y "
            + "vuelva a añadirlo."),
        [AuditCode.WrongRedirect] = new(
            "The address to return to is not one that the assistant registered. "
            + "Remove the connector from the assistant and add it again.",
            "Die Rückkehradresse gehört nicht zu denen, die der Assistent registriert hat. Entfernen Sie den Connector im "
            + "Assistenten, und fügen Sie ihn wieder hinzu.",
            "L’adresse de retour ne fait pas partie de celles que l’assistant a enregistrées. Supprimez le connecteur dans "
            + "l’assistant, puis ajoutez-le de nouveau.",
            "La dirección de retorno no es una de las que registró el asistente. Elimine el conector en el asistente y "
            + "vuelva a añadirlo."),
        [AuditCode.ClientDocument] = new(
            "The document that describes the assistant could not be used. Its maker has to correct that.",
            "Das Dokument, das den Assistenten beschreibt, war nicht zu verwenden. Das muss dessen Hersteller beheben.",
            "Le document qui décrit l’assistant n’a pas pu être utilisé. C’est à son éditeur de le corriger.",
            "No se ha podido usar el documento que describe al asistente. Su fabricante debe corregirlo."),
        [AuditCode.SwitchedOff] = new(
            "The operator has switched this off for now. It works again once the operator lifts the switch.",
            "Der Betreiber hat dies vorübergehend abgeschaltet. Es ist nichts beendet; es funktioniert wieder, sobald der "
            + "Betreiber die Sperre aufhebt.",
            "L’opérateur a suspendu cet accès pour le moment. Rien n’est résilié : il fonctionnera de nouveau dès que "
            + "l’opérateur lèvera la suspension.",
            "El operador lo ha desactivado por ahora. No se ha cancelado nada; volverá a funcionar cuando el operador "
            + "levante la suspensión."),
        [AuditCode.Restricted] = new(
            "The organizer does not allow this. An administrator of the organizer can change that.",
            "Der Veranstalter lässt dies nicht zu. Das kann ein Administrator des Veranstalters ändern.",
            "L’organisateur ne l’autorise pas. Un administrateur de l’organisateur peut changer cela.",
            "El organizador no lo permite. Un administrador del organizador puede cambiarlo."),
        ["temporarily_unavailable"] = new(
            "Too many requests. Wait a moment and try again.",
            "Zu viele Anfragen. Warten Sie einen Moment, und versuchen Sie es noch einmal.",
            "Trop de demandes. Patientez un instant, puis réessayez.",
            "Demasiadas solicitudes. Espere un momento y vuelva a intentarlo."),
    };

    public static Phrase Of(OAuthException refusal) =>
        ByReason.GetValueOrDefault(refusal.Reason, StartAgain) with { English = refusal.Error.Description };
}
