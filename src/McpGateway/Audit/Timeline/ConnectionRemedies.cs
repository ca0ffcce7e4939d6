using McpGateway.Web.Languages;

namespace McpGateway.Audit.Timeline;

/// <summary>What helps when a code or token is refused, or a connection has ended.</summary>
internal static class ConnectionRemedies
{
    public static readonly Dictionary<string, Phrase> ByCode = new(StringComparer.Ordinal)
    {
        [AuditCode.Unknown] = new Phrase(
            "The code or token was never issued here.",
            "Der Code oder das Token wurde nie hier ausgestellt.",
            "Le code ou le jeton n’a jamais été émis ici.",
            "El código o el token nunca se emitió aquí.").Then(RemedyEndings.AddAgain),
        [AuditCode.Expired] = new(
            "The question, code or token had expired. Connect again; if it happens at once, the client is slow to redeem its "
            + "code.",
            "Die Frage, der Code oder das Token war abgelaufen. Verbinden Sie sich neu; geschieht es sofort wieder, löst der "
            + "Client seinen Code zu langsam ein.",
            "La question, le code ou le jeton avait expiré. Reconnectez-vous ; si cela se reproduit aussitôt, le client tarde "
            + "à échanger son code.",
            "La pregunta, el código o el token había caducado. Vuelva a conectar; si ocurre enseguida, el cliente tarda en "
            + "canjear su código."),
        [AuditCode.Ended] = new Phrase(
            "The connection had ended.",
            "Die Verbindung war beendet.",
            "La connexion avait pris fin.",
            "La conexión había terminado.").Then(RemedyEndings.ConnectAgain),
        [AuditCode.Reused] = new Phrase(
            "A code or token was used twice, so the connection ended.",
            "Ein Code oder Token wurde zweimal verwendet, deshalb wurde die Verbindung beendet.",
            "Un code ou un jeton a servi deux fois ; la connexion a donc pris fin.",
            "Un código o token se usó dos veces, por lo que la conexión terminó.").Then(RemedyEndings.ConnectAgain),
        [AuditCode.WrongClient] = new Phrase(
            "The code or token belongs to another client.",
            "Der Code oder das Token gehört einem anderen Client.",
            "Le code ou le jeton appartient à un autre client.",
            "El código o el token pertenece a otro cliente.").Then(RemedyEndings.AddAgain),
        [AuditCode.WrongVerifier] = new(
            "The PKCE verifier does not fit the challenge. Connect again from one window only.",
            "Der PKCE-Verifier passt nicht zur Challenge. Verbinden Sie sich neu, nur aus einem Fenster.",
            "Le vérificateur PKCE ne correspond pas au défi. Reconnectez-vous depuis une seule fenêtre.",
            "El verificador PKCE no encaja con el desafío. Vuelva a conectar desde una sola ventana."),
        ["contained"] = new Phrase(
            "Security staff ended the connection with others that an incident concerned.",
            "Das Sicherheitsteam hat die Verbindung mit anderen beendet, die ein Vorfall betraf.",
            "L’équipe de sécurité a mis fin à la connexion avec d’autres qu’un incident concernait.",
            "El equipo de seguridad terminó la conexión junto con otras a las que afectaba un incidente.")
            .Then(RemedyEndings.ConnectAgain),
        ["invalid_grant"] = new Phrase(
            "The code or token is not good any more.",
            "Der Code oder das Token gilt nicht mehr.",
            "Le code ou le jeton n’est plus valable.",
            "El código o el token ya no vale.").Then(RemedyEndings.ConnectAgain),
        ["invalid_token"] = new Phrase(
            "The token is not good any more.",
            "Das Token gilt nicht mehr.",
            "Le jeton n’est plus valable.",
            "El token ya no vale.").Then(RemedyEndings.ConnectAgain),
        ["refresh_token_reused"] = new(
            "A refresh token was used twice, so one holder may be a thief. Find out who else has the client's data, then "
            + "connect again.",
            "Ein Refresh-Token wurde zweimal verwendet, ein Inhaber könnte also ein Dieb sein. Klären Sie, wer noch die Daten "
            + "des Clients hat, und verbinden Sie sich dann neu.",
            "Un jeton de renouvellement a servi deux fois : l’un des détenteurs peut être un voleur. Cherchez qui d’autre a "
            + "les données du client, puis reconnectez-vous.",
            "Un token de renovación se usó dos veces: uno de los poseedores puede ser un ladrón. Averigüe quién más tiene los "
            + "datos del cliente y después vuelva a conectar."),
        ["code_replayed"] = new Phrase(
            "An authorization code was used twice, so one holder may be a thief.",
            "Ein Autorisierungscode wurde zweimal verwendet, ein Inhaber könnte also ein Dieb sein.",
            "Un code d’autorisation a servi deux fois : l’un des détenteurs peut être un voleur.",
            "Un código de autorización se usó dos veces: uno de los poseedores puede ser un ladrón.")
            .Then(RemedyEndings.ConnectAgain),
        ["by_user"] = new Phrase(
            "The person ended the connection.",
            "Die Person hat die Verbindung beendet.",
            "La personne a mis fin à la connexion.",
            "La persona terminó la conexión.").Then(RemedyEndings.IfWanted),
        ["by_administrator"] = new Phrase(
            "An administrator of the organizer ended the connection.",
            "Ein Administrator des Veranstalters hat die Verbindung beendet.",
            "Un administrateur de l’organisateur a mis fin à la connexion.",
            "Un administrador del organizador terminó la conexión.").Then(RemedyEndings.IfWanted),
        ["by_operator"] = new Phrase(
            "The connection was ended in the back office, or by the operator.",
            "Die Verbindung wurde im Back-Office oder vom Betreiber beendet.",
            "Il a été mis fin à la connexion dans le back-office, ou par l’opérateur.",
            "La conexión se terminó en el back office o por el operador.").Then(RemedyEndings.IfWanted),
        ["by_client"] = new Phrase(
            "The client gave its token back.",
            "Der Client hat sein Token zurückgegeben.",
            "Le client a rendu son jeton.",
            "El cliente devolvió su token.").Then(RemedyEndings.IfWanted),
        ["client_deleted"] = new(
            "The client deleted its registration. Add it again if that is wanted.",
            "Der Client hat seine Registrierung gelöscht. Fügen Sie ihn wieder hinzu, wenn das gewünscht ist.",
            "Le client a supprimé son enregistrement. Ajoutez-le de nouveau si vous le souhaitez.",
            "El cliente eliminó su registro. Añádalo de nuevo si lo desea."),
        ["back_office_signed_out"] = new Phrase(
            "The person's session at the back office has ended.",
            "Die Sitzung der Person beim Back-Office ist zu Ende.",
            "La session de la personne au back-office est terminée.",
            "La sesión de la persona en el back office ha terminado.").Then(RemedyEndings.ConnectAgain),
        ["back_office_logout"] = new Phrase(
            "The person signed out at the back office.",
            "Die Person hat sich beim Back-Office abgemeldet.",
            "La personne s’est déconnectée du back-office.",
            "La persona cerró la sesión en el back office.").Then(RemedyEndings.ConnectAgain),
        ["membership_ended"] = new(
            "The person no longer belongs to the organizer. Add the membership in the back office, then connect again.",
            "Die Person gehört dem Veranstalter nicht mehr an. Tragen Sie die Mitgliedschaft im Back-Office ein, und "
            + "verbinden Sie sich neu.",
            "La personne n’appartient plus à l’organisateur. Ajoutez l’appartenance dans le back-office, puis reconnectez-vous.",
            "La persona ya no pertenece al organizador. Añada la pertenencia en el back office y vuelva a conectar."),
        ["role_lost"] = new(
            "The person's role allows nothing any more of what was granted. Change the role in the back office, or connect "
            + "again with less.",
            "Die Rolle der Person erlaubt nichts mehr von dem Freigegebenen. Ändern Sie die Rolle im Back-Office, oder "
            + "verbinden Sie sich mit weniger neu.",
            "Le rôle de la personne ne permet plus rien de ce qui était accordé. Changez le rôle dans le back-office, ou "
            + "reconnectez-vous avec moins.",
            "La función de la persona ya no permite nada de lo concedido. Cambie la función en el back office o vuelva a "
            + "conectar con menos."),
        [AuditCode.ConnectionsKept] = new(
            "A backup was restored with its connections. Revoke those that had been revoked after it was made.",
            "Eine Sicherung wurde samt ihren Verbindungen eingespielt. Beenden Sie jene, die nach der Sicherung beendet "
            + "worden waren.",
            "Une sauvegarde a été restaurée avec ses connexions. Révoquez celles qui avaient été révoquées après sa création.",
            "Se restauró una copia de seguridad con sus conexiones. Revoque las que se revocaron después de hacerla."),
    };
}
