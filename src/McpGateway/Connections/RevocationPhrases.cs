using McpGateway.Web.Languages;

namespace McpGateway.Connections;

/// <summary>Why a connection ended, in words for its user.</summary>
internal static class RevocationPhrases
{
    public static readonly Phrase ItWasEnded = new(
        "It was ended.", "Sie wurde beendet.", "Il y a été mis fin.", "Se ha terminado.");

    private static readonly Phrase UsedTwice = new(
        "A key of this connection was used a second time, as a thief would. To be safe, everything about it was ended. "
        + "Connect again if you trust the assistant.",
        "Ein Schlüssel dieser Verbindung wurde ein zweites Mal benutzt, wie es ein Dieb täte. Zur Sicherheit wurde alles "
        + "daran beendet. Verbinden Sie sich neu, wenn Sie dem Assistenten vertrauen.",
        "Une clé de cette connexion a servi une seconde fois, comme le ferait un voleur. Par sécurité, il a été mis fin à "
        + "tout ce qui s’y rattache. Reconnectez-vous si vous faites confiance à l’assistant.",
        "Una clave de esta conexión se usó por segunda vez, como haría un ladrón. Por seguridad, se ha terminado todo lo "
        + "relacionado con ella. Vuelva a conectar si confía en el asistente.");

    private static readonly Dictionary<string, Phrase> ByReason = new(StringComparer.Ordinal)
    {
        [RevocationReason.RefreshTokenReused] = UsedTwice,
        [RevocationReason.CodeReplayed] = UsedTwice,
        [RevocationReason.ByAdministrator] = new(
            "An administrator of the organizer ended it.",
            "Ein Administrator des Veranstalters hat sie beendet.",
            "Un administrateur de l’organisateur y a mis fin.",
            "Un administrador del organizador la ha terminado."),
        [RevocationReason.ByOperator] = new(
            "It was ended in the back office.",
            "Sie wurde im Back-Office beendet.",
            "Il y a été mis fin dans le back-office.",
            "Se ha terminado en el back office."),
        [RevocationReason.Contained] = new(
            "The operator ended it for safety's sake. Connect again if you trust the assistant.",
            "Der Betreiber hat sie zur Sicherheit beendet. Verbinden Sie sich neu, wenn Sie dem Assistenten vertrauen.",
            "L’opérateur y a mis fin par sécurité. Reconnectez-vous si vous faites confiance à l’assistant.",
            "El operador la ha terminado por seguridad. Vuelva a conectar si confía en el asistente."),
        [RevocationReason.BackOfficeSignedOut] = new(
            "Your session at the back office behind this connection has ended. Connect again to go on.",
            "Ihre Sitzung beim Back-Office hinter dieser Verbindung ist zu Ende. Verbinden Sie sich neu, um fortzufahren.",
            "Votre session au back-office derrière cette connexion est terminée. Reconnectez-vous pour continuer.",
            "Su sesión en el back office que sostenía esta conexión ha terminado. Vuelva a conectar para continuar."),
        [RevocationReason.BackOfficeLogout] = new(
            "You signed out at the back office. Connect again to go on.",
            "Sie haben sich beim Back-Office abgemeldet. Verbinden Sie sich neu, um fortzufahren.",
            "Vous vous êtes déconnecté du back-office. Reconnectez-vous pour continuer.",
            "Ha cerrado la sesión en el back office. Vuelva a conectar para continuar."),
        [RevocationReason.MembershipEnded] = new(
            "You no longer belong to the organizer that it was connected to.",
            "Sie gehören dem Veranstalter, mit dem sie verbunden war, nicht mehr an.",
            "Vous n’appartenez plus à l’organisateur auquel elle était reliée.",
            "Usted ya no pertenece al organizador al que estaba conectada."),
        [RevocationReason.RoleLost] = new(
            "Your role no longer allows any of what the assistant might do.",
            "Ihre Rolle erlaubt nichts mehr von dem, was der Assistent durfte.",
            "Votre rôle ne permet plus rien de ce que l’assistant pouvait faire.",
            "Su función ya no permite nada de lo que el asistente podía hacer."),
    };

    /// <summary>Null for an end that the user asked for themselves.</summary>
    public static Phrase? Find(string reason) => ByReason.GetValueOrDefault(reason);
}
