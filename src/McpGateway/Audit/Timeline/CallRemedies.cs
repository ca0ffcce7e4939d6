using McpGateway.Web.Languages;

namespace McpGateway.Audit.Timeline;

/// <summary>What helps when a call is refused: by scope, role, switch, guard or its arguments.</summary>
internal static class CallRemedies
{
    private static readonly Phrase GuardSaysNo = new(
        "A guard of the catalog does not allow these arguments, or so much. Change the guard if it should be allowed.",
        "Eine Schutzregel des Katalogs lässt diese Argumente oder so viel nicht zu. Ändern Sie die Regel, wenn es erlaubt "
        + "sein sollte.",
        "Une règle de protection du catalogue n’autorise pas ces arguments, ou pas autant. Modifiez la règle si cela devrait "
        + "être permis.",
        "Una regla de protección del catálogo no permite estos argumentos o tanto. Cambie la regla si debería permitirse.");

    public static readonly Dictionary<string, Phrase> ByCode = new(StringComparer.Ordinal)
    {
        ["insufficient_scope"] = new(
            "The connection lacks a scope. Connect again and allow it.",
            "Der Verbindung fehlt eine Freigabe. Verbinden Sie sich neu, und erlauben Sie sie.",
            "Il manque une autorisation à la connexion. Reconnectez-vous et accordez-la.",
            "A la conexión le falta un permiso. Vuelva a conectar y concédalo."),
        ["forbidden_by_role"] = new(
            "The person's role does not allow it. Change the role in the back office if it should.",
            "Die Rolle der Person erlaubt es nicht. Ändern Sie die Rolle im Back-Office, wenn sie es sollte.",
            "Le rôle de la personne ne le permet pas. Changez le rôle dans le back-office s’il le devrait.",
            "La función de la persona no lo permite. Cambie la función en el back office si debería."),
        ["unknown_tool"] = new(
            "The client called a tool that does not exist. Let it read the list of tools again.",
            "Der Client hat ein Werkzeug aufgerufen, das es nicht gibt. Lassen Sie ihn die Liste der Werkzeuge neu lesen.",
            "Le client a appelé un outil qui n’existe pas. Faites-lui relire la liste des outils.",
            "El cliente llamó a una herramienta que no existe. Haga que vuelva a leer la lista de herramientas."),
        ["invalid_arguments"] = new(
            "The arguments did not fit the tool. The model was told which; let it try again.",
            "Die Argumente passten nicht zum Werkzeug. Dem Modell wurde gesagt, welche; lassen Sie es noch einmal versuchen.",
            "Les arguments ne convenaient pas à l’outil. Le modèle sait lesquels ; laissez-le réessayer.",
            "Los argumentos no encajaban con la herramienta. Se dijo al modelo cuáles; deje que lo intente de nuevo."),
        [AuditCode.Cancelled] = new(
            "The client hung up before the answer. If that is often, look how long the back office takes.",
            "Der Client hat vor der Antwort aufgelegt. Wenn das oft vorkommt, sehen Sie nach, wie lange das Back-Office braucht.",
            "Le client a raccroché avant la réponse. Si cela arrive souvent, regardez combien de temps prend le back-office.",
            "El cliente colgó antes de la respuesta. Si ocurre a menudo, mire cuánto tarda el back office."),
        [AuditCode.InternalError] = new(
            "The gateway failed. Look for the request id in its logs.",
            "Das Gateway hat versagt. Suchen Sie die Anfragenummer in seinen Protokollen.",
            "La passerelle a échoué. Cherchez le numéro de la requête dans ses journaux.",
            "La pasarela falló. Busque el número de la solicitud en sus registros."),
        [AuditCode.SwitchedOff] = new(
            "The operator has switched it off. Lift the switch on /admin/switches if it should work.",
            "Der Betreiber hat es gesperrt. Heben Sie die Sperre auf /admin/switches auf, wenn es funktionieren soll.",
            "L’opérateur l’a suspendu. Levez la suspension sur /admin/switches s’il doit fonctionner.",
            "El operador lo ha suspendido. Levante la suspensión en /admin/switches si debe funcionar."),
        [AuditCode.Restricted] = new(
            "The organizer does not allow it. Its administrator can change that on /restrictions.",
            "Der Veranstalter lässt es nicht zu. Dessen Administrator kann das auf /restrictions ändern.",
            "L’organisateur ne l’autorise pas. Son administrateur peut changer cela sur /restrictions.",
            "El organizador no lo permite. Su administrador puede cambiarlo en /restrictions."),
        [AuditCode.GuardLimit] = GuardSaysNo,
        [AuditCode.GuardDate] = GuardSaysNo,
        [AuditCode.GuardValue] = GuardSaysNo,
        [AuditCode.GuardCount] = GuardSaysNo,
        [AuditCode.GuardSum] = GuardSaysNo,
        [AuditCode.GuardNotLookedUp] = new Phrase(
            "The assistant has to look the thing up before it changes it.",
            "Der Assistent muss die Sache nachschlagen, bevor er sie ändert.",
            "L’assistant doit consulter l’élément avant de le modifier.",
            "El asistente tiene que consultarlo antes de cambiarlo.").Then(RemedyEndings.LetItRetry),
        [AuditCode.GuardDenials] = new(
            "It was refused too often in a row. Find out what the assistant is trying to do.",
            "Es wurde zu oft hintereinander abgelehnt. Klären Sie, was der Assistent versucht.",
            "Il y a eu trop de refus d’affilée. Cherchez ce que l’assistant essaie de faire.",
            "Se rechazó demasiadas veces seguidas. Averigüe qué intenta hacer el asistente."),
        [AuditCode.GuardBusy] = new Phrase(
            "Other calls were being counted at the same moment.",
            "Im selben Moment wurden andere Aufrufe gezählt.",
            "D’autres appels étaient comptés au même moment.",
            "En ese mismo momento se contaban otras llamadas.").Then(RemedyEndings.LetItRetry),
    };
}
