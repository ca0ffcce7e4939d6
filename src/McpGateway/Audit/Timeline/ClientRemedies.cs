using McpGateway.Web.Languages;

namespace McpGateway.Audit.Timeline;

/// <summary>What helps when a client cannot prove itself, or registers with something that cannot be taken.</summary>
internal static class ClientRemedies
{
    public static readonly Dictionary<string, Phrase> ByCode = new(StringComparer.Ordinal)
    {
        [AuditCode.NoClientId] = new Phrase(
            "The client did not say which one it is.",
            "Der Client hat nicht gesagt, welcher er ist.",
            "Le client n’a pas dit lequel il est.",
            "El cliente no dijo cuál es.").Then(RemedyEndings.ItsMaker),
        [AuditCode.WrongMethod] = new Phrase(
            "The client did not authenticate the way it registered.",
            "Der Client hat sich nicht so ausgewiesen, wie er sich registriert hat.",
            "Le client ne s’est pas authentifié de la façon qu’il avait enregistrée.",
            "El cliente no se autenticó de la forma en que se registró.").Then(RemedyEndings.AddAgain),
        [AuditCode.WrongSecret] = new(
            "The client's secret is not the one that was issued. Give it the right one, or remove the connector and add it "
            + "again.",
            "Das Geheimnis des Clients ist nicht das ausgestellte. Geben Sie ihm das richtige, oder entfernen Sie den "
            + "Connector, und fügen Sie ihn wieder hinzu.",
            "Le secret du client n’est pas celui qui a été émis. Donnez-lui le bon, ou supprimez le connecteur et ajoutez-le "
            + "de nouveau.",
            "El secreto del cliente no es el que se emitió. Dele el correcto, o elimine el conector y vuelva a añadirlo."),
        [AuditCode.WrongAssertion] = new(
            "The client's signed assertion is not valid here. Check its clock, its key and that aud is this gateway's issuer.",
            "Der signierte Nachweis des Clients gilt hier nicht. Prüfen Sie seine Uhr, seinen Schlüssel und ob aud der issuer "
            + "dieses Gateways ist.",
            "L’assertion signée du client n’est pas valable ici. Vérifiez son horloge, sa clé et que aud est l’issuer de "
            + "cette passerelle.",
            "La aserción firmada del cliente no es válida aquí. Compruebe su reloj, su clave y que aud sea el issuer de esta "
            + "pasarela."),
        [AuditCode.ClientKeys] = new(
            "The keys at the client's jwks_uri could not be fetched or used. Check that the address answers from here.",
            "Die Schlüssel unter dem jwks_uri des Clients waren nicht abzurufen oder nicht zu verwenden. Prüfen Sie, ob die "
            + "Adresse von hier aus antwortet.",
            "Les clés au jwks_uri du client n’ont pas pu être récupérées ou utilisées. Vérifiez que l’adresse répond depuis "
            + "ici.",
            "Las claves del jwks_uri del cliente no se pudieron obtener o usar. Compruebe que la dirección responde desde "
            + "aquí."),
        ["invalid_client"] = new Phrase(
            "The client did not authenticate as it registered.",
            "Der Client hat sich nicht so ausgewiesen, wie er sich registriert hat.",
            "Le client ne s’est pas authentifié comme il s’était enregistré.",
            "El cliente no se autenticó como se registró.").Then(RemedyEndings.AddAgain),
        ["unauthorized_client"] = new Phrase(
            "The client did not register for this grant.",
            "Der Client hat sich für diese Art der Gewährung nicht registriert.",
            "Le client ne s’est pas enregistré pour ce type d’octroi.",
            "El cliente no se registró para este tipo de concesión.").Then(RemedyEndings.AddAgain),
        ["unsupported_grant_type"] = new(
            "The client asked for a grant that is not offered. Let it use authorization_code.",
            "Der Client hat eine Art der Gewährung verlangt, die es hier nicht gibt. Lassen Sie ihn authorization_code "
            + "verwenden.",
            "Le client a demandé un type d’octroi qui n’est pas proposé. Faites-lui utiliser authorization_code.",
            "El cliente pidió un tipo de concesión que no se ofrece. Haga que use authorization_code."),
        [AuditCode.WrongCredential] = new(
            "It is no credential of Gateway:Api:Credentials. Give the system the one that was made for it.",
            "Das ist kein Zugangsschlüssel aus Gateway:Api:Credentials. Geben Sie dem System den, der dafür gemacht wurde.",
            "Ce n’est pas un identifiant de Gateway:Api:Credentials. Donnez au système celui qui a été créé pour lui.",
            "No es una credencial de Gateway:Api:Credentials. Dé al sistema la que se hizo para él."),
        ["invalid_redirect_uri"] = new Phrase(
            "The address to return to is not one that may be registered.",
            "Die Rückkehradresse darf nicht registriert werden.",
            "L’adresse de retour ne peut pas être enregistrée.",
            "La dirección de retorno no se puede registrar.").Then(RemedyEndings.ItsMaker),
        ["invalid_client_metadata"] = new Phrase(
            "What the client registered with is not sound.",
            "Die Angaben, mit denen sich der Client registrieren wollte, sind nicht in Ordnung.",
            "Les données d’enregistrement du client ne sont pas correctes.",
            "Los datos con los que se registró el cliente no son correctos.").Then(RemedyEndings.ItsMaker),
        ["invalid_software_statement"] = new(
            "The client sent a software statement. Let it register without.",
            "Der Client hat ein Software-Statement gesendet. Lassen Sie ihn sich ohne eines registrieren.",
            "Le client a envoyé une déclaration logicielle. Faites-le s’enregistrer sans elle.",
            "El cliente envió una declaración de software. Haga que se registre sin ella."),
        ["invalid_request"] = new Phrase(
            "A parameter is missing, sent twice or unreadable.",
            "Ein Parameter fehlt, kam doppelt oder ist unlesbar.",
            "Un paramètre manque, est envoyé deux fois ou est illisible.",
            "Falta un parámetro, se envió dos veces o es ilegible.").Then(RemedyEndings.ItsMaker),
    };
}
