using McpGateway.Web.Languages;

namespace McpGateway.Audit.Timeline;

/// <summary>What helps on the way to a connection: the authorization request, the sign-in, the question.</summary>
internal static class ConnectingRemedies
{
    private static readonly Phrase ResponseType = new Phrase(
        "The client must ask with response_type=code.",
        "Der Client muss mit response_type=code anfragen.",
        "Le client doit faire sa demande avec response_type=code.",
        "El cliente debe pedir con response_type=code.").Then(RemedyEndings.ItsMaker);

    private static readonly Phrase OtherAddress = new(
        "The client asked for another address than this gateway's MCP endpoint. Paste the MCP URL as it is shown.",
        "Der Client hat nach einer anderen Adresse als dem MCP-Endpunkt dieses Gateways gefragt. Fügen Sie die MCP-URL so "
        + "ein, wie sie angezeigt wird.",
        "Le client a demandé une autre adresse que le point d’accès MCP de cette passerelle. Collez l’URL MCP telle qu’elle "
        + "est affichée.",
        "El cliente pidió una dirección distinta del punto de acceso MCP de esta pasarela. Pegue la URL MCP tal como se "
        + "muestra.");

    public static readonly Dictionary<string, Phrase> ByCode = new(StringComparer.Ordinal)
    {
        [AuditCode.UnknownClient] = new Phrase(
            "The client is not registered here, or its registration is gone.",
            "Der Client ist hier nicht registriert, oder seine Registrierung besteht nicht mehr.",
            "Le client n’est pas enregistré ici, ou son enregistrement n’existe plus.",
            "El cliente no está registrado aquí o su registro ya no existe.").Then(RemedyEndings.AddAgain),
        [AuditCode.ClientDocument] = new(
            "The document at the client's id could not be fetched or used. Check that its address answers from here, and "
            + "that the document is sound.",
            "Das Dokument unter der Kennung des Clients war nicht abzurufen oder nicht zu verwenden. Prüfen Sie, ob die "
            + "Adresse von hier aus antwortet und ob das Dokument in Ordnung ist.",
            "Le document à l’adresse de l’identifiant du client n’a pas pu être récupéré ou utilisé. Vérifiez que l’adresse "
            + "répond depuis ici et que le document est correct.",
            "El documento del identificador del cliente no se pudo obtener o usar. Compruebe que la dirección responde desde "
            + "aquí y que el documento es correcto."),
        [AuditCode.WrongRedirect] = new Phrase(
            "The address to return to is not one the client registered.",
            "Die Rückkehradresse gehört nicht zu denen, die der Client registriert hat.",
            "L’adresse de retour ne fait pas partie de celles que le client a enregistrées.",
            "La dirección de retorno no es una de las que registró el cliente.").Then(RemedyEndings.AddAgain),
        [AuditCode.Duplicate] = new Phrase(
            "The client sent a parameter twice.",
            "Der Client hat einen Parameter doppelt gesendet.",
            "Le client a envoyé un paramètre deux fois.",
            "El cliente envió un parámetro dos veces.").Then(RemedyEndings.ItsMaker),
        [AuditCode.ResponseType] = ResponseType,
        ["unsupported_response_type"] = ResponseType,
        [AuditCode.ResponseMode] = new Phrase(
            "The client must ask with response_mode=query.",
            "Der Client muss mit response_mode=query anfragen.",
            "Le client doit faire sa demande avec response_mode=query.",
            "El cliente debe pedir con response_mode=query.").Then(RemedyEndings.ItsMaker),
        [AuditCode.Pkce] = new(
            "The client must send a PKCE challenge with S256. Use a version that supports OAuth 2.1.",
            "Der Client muss eine PKCE-Challenge mit S256 senden. Verwenden Sie eine Version, die OAuth 2.1 unterstützt.",
            "Le client doit envoyer un défi PKCE avec S256. Utilisez une version compatible avec OAuth 2.1.",
            "El cliente debe enviar un desafío PKCE con S256. Use una versión compatible con OAuth 2.1."),
        [AuditCode.WrongResource] = OtherAddress,
        ["invalid_target"] = OtherAddress,
        [AuditCode.UnknownScope] = new(
            "None of the scopes exists here. Let the client ask for the scopes of the metadata.",
            "Keine der Freigaben gibt es hier. Lassen Sie den Client nach denen der Metadaten fragen.",
            "Aucune de ces autorisations n’existe ici. Faites demander au client celles des métadonnées.",
            "Ninguno de los permisos existe aquí. Haga que el cliente pida los de los metadatos."),
        ["invalid_scope"] = new(
            "None of the scopes can be had. Let the client ask for the scopes of the metadata.",
            "Keine der Freigaben ist zu haben. Lassen Sie den Client nach denen der Metadaten fragen.",
            "Aucune de ces autorisations ne peut être accordée. Faites demander au client celles des métadonnées.",
            "Ninguno de los permisos se puede conceder. Haga que el cliente pida los de los metadatos."),
        [AuditCode.NoOrganizer] = new(
            "The person belongs to no organizer that could be connected. Add a membership in the back office, then start "
            + "again.",
            "Die Person gehört keinem Veranstalter an, der verbunden werden könnte. Tragen Sie im Back-Office eine "
            + "Mitgliedschaft ein, und beginnen Sie noch einmal.",
            "La personne n’appartient à aucun organisateur qui puisse être connecté. Ajoutez une appartenance dans le "
            + "back-office, puis recommencez.",
            "La persona no pertenece a ningún organizador que se pueda conectar. Añada una pertenencia en el back office y "
            + "empiece de nuevo."),
        [AuditCode.RoleAllowsNothing] = new(
            "The person's role allows nothing of what was asked. Change the role in the back office, or ask for less.",
            "Die Rolle der Person erlaubt nichts von dem, was verlangt wurde. Ändern Sie die Rolle im Back-Office, oder "
            + "verlangen Sie weniger.",
            "Le rôle de la personne ne permet rien de ce qui est demandé. Changez le rôle dans le back-office, ou demandez "
            + "moins.",
            "La función de la persona no permite nada de lo pedido. Cambie la función en el back office o pida menos."),
        ["login_required"] = new(
            "The client wanted no page, but the person has to sign in. Let it ask without prompt=none.",
            "Der Client wollte keine Seite, die Person muss sich aber anmelden. Lassen Sie ihn ohne prompt=none anfragen.",
            "Le client ne voulait aucune page, mais la personne doit se connecter. Faites-le demander sans prompt=none.",
            "El cliente no quería ninguna página, pero la persona debe iniciar sesión. Haga que pida sin prompt=none."),
        ["consent_required"] = new(
            "The client wanted no page, but the person has to be asked. Let it ask without prompt=none.",
            "Der Client wollte keine Seite, die Person muss aber gefragt werden. Lassen Sie ihn ohne prompt=none anfragen.",
            "Le client ne voulait aucune page, mais la personne doit être interrogée. Faites-le demander sans prompt=none.",
            "El cliente no quería ninguna página, pero hay que preguntar a la persona. Haga que pida sin prompt=none."),
        ["request_not_supported"] = new Phrase(
            "The client sent a request object.",
            "Der Client hat ein Anfrageobjekt gesendet.",
            "Le client a envoyé un objet de demande.",
            "El cliente envió un objeto de solicitud.").Then(RemedyEndings.PlainParameters),
        ["request_uri_not_supported"] = new Phrase(
            "The client sent the address of a request.",
            "Der Client hat die Adresse einer Anfrage gesendet.",
            "Le client a envoyé l’adresse d’une demande.",
            "El cliente envió la dirección de una solicitud.").Then(RemedyEndings.PlainParameters),
        ["access_denied"] = new(
            "It is not allowed here. Ask the operator whether it should be.",
            "Das ist hier nicht erlaubt. Fragen Sie den Betreiber, ob es das sein sollte.",
            "Ce n’est pas autorisé ici. Demandez à l’opérateur si cela devrait l’être.",
            "Aquí no está permitido. Pregunte al operador si debería estarlo."),
        ["temporarily_unavailable"] = new Phrase(
            "Something the answer depends on could not be reached.",
            "Etwas, wovon die Antwort abhängt, war nicht erreichbar.",
            "Un élément dont dépend la réponse était injoignable.",
            "No se pudo acceder a algo de lo que depende la respuesta.").Then(RemedyEndings.LetItRetry),
    };
}
