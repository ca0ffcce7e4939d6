namespace McpGateway.Tools.Catalog.Instructions;

/// <summary>Instructions in French, where "ignore" and "utilise" may order or describe, and without accents be
/// participles: what they are about decides.</summary>
internal static class French
{
    private const string Said = "instructions?|consignes?|directives?";
    private const string Person = "l'utilisat(eur|rice)|aux utilisateurs";
    private const string Tool = "outils?|fonctions?";

    private const string Ignore = @"(?<!\b(est|sont|sera|seront|soit|etre|ete|pas) )(ignore[zr]?|oublie[zr]?"
        + @"|neglige[zr]?)"
        + "|outrepasse[zr]?|contourne[zr]?|(ne|n'en) (tiens|tenez|tenir) pas compte|fai(s|tes) abstraction"
        + "|ne (suis|suivez|respecte[zr]?) (pas|plus)|n'obeis(sez)? (pas|plus)";

    private const string Call = "appele[zr]|appelle|utilise[zr]?|invoque[zr]?|execute[zr]?|lance[zr]?|prefere[zr]?"
        + "|privilegie[zr]?";

    private const string OnlyTell = "dis|dites|mentionne[sz]|montrez|revelez|parlez|informez|previens|prevenez|signalez"
        + "|demandez|divulguez|communiquez|avertis|avertissez|evoquez";

    private const string Tells = "informe|montre|revele|parle|signale|demande|communique|affiche|mentionne|avertit"
        + "|previent";

    private const string ToTell = "informer|montrer|reveler|parler|signaler|demander|communiquer|afficher|mentionner"
        + "|avertir"
        + "|prevenir|dire";

    private const string Send = "envoies?|envoyez|transmets|transmettez|transferez?|communiquez";

    public static InstructionLanguage Language => new()
    {
        SetAside =
        [
            [Ignore, $@"({Said}|regles?|messages?|ordres?) (\w+ )?(precedent|anterieur|prealable|initial)\w*"
                + $"|({Said}|regles?) (ci-dessus|(du )?systeme|de securite|recues?|donnees?)"
                + $@"|(tes|vos|toutes (les|tes|vos)|ces|autres|precedentes|anciennes) (\w+ )?({Said})"
                + $"|les ({Said})(?! d)|(tes|vos|precedentes) regles|prompts?|ce qu'on (t'a|vous a) dit"
                + $"|ce qui precede"],
            ["oublie[zr]? tout|ignore[zr]? tout (ce qui|ce que|le reste)"],
            [$"(prompt|invite|{Said}) (du )?systeme|nouvelles instructions"],
        ],
        Command =
        [
            ["tu (dois|devras|devrais)|vous (devez|devrez|devriez)|devez-vous|dois-tu|il faut que tu"],
            ["(tu es|vous etes|tu seras) (maintenant|desormais|a present|une? (assistante?|ia|agent|modele|expert))"],
            ["(tu n'es|vous n'etes) plus|(desormais|dorenavant|a partir de maintenant),? (tu|vous) (es|etes|dois"
                + "|devez)"],
            ["(l'assistante?|l'ia|l'agent ia|l'intelligence artificielle|le llm|le modele( de langage)?) (doit|devra"
                + "|devrait)"
                + @"(?!( \w+)? etre\b)"],
            ["(ta|votre) (tache|mission) est de|(ton|votre) (role|objectif|but) est de|agis(sez)? (comme|en tant que)"],
            ["comporte-toi|comportez-vous|fai(s|tes) (semblant|comme si)|fai(s|tes)-(toi|vous) passer pour"],
            ["jouez le role|joue le role (d'une?|de l'|du)|en tant qu('|e )(ia|assistant|agent ia|modele de langage)"],
        ],
        Order =
        [
            [$@"({Call}) (\w+ ){{0,2}}(cet |cette |l'|d'autres? |un autre |aucune? autre |les autres )({Tool})",
                "toujours|jamais|d'abord|en premier|avant|systematiquement|obligatoirement|imperativement|au lieu"
                    + "|a la place"
                + "|a chaque fois|seulement|uniquement|exclusivement"],
            [$@"({Call}) pas (d'autres?|un autre) ({Tool})|n'({Call}) (\w+ )?aucune? autre ({Tool})"],
            [$@"avant (de repondre|d'(utiliser|appeler|invoquer|executer) (\w+ ){{0,3}}({Tool})"
                + $@"|toute? autre ({Tool}|action)"
                + "|toute autre chose|chaque reponse|toute reponse)"],
            [@"cet outil doit (\w+ )?etre (appele|utilise|execute)"],
        ],
        Hide =
        [
            [$"(ne |n')((l'|le|la|les|lui|leur|en) ?)*({OnlyTell}) (surtout )?(pas|rien|jamais|a personne)"],
            [@"n'en parle[zrs]? (a personne|pas|jamais)"
                + @"|l'utilisat(eur|rice) ne (doit|devra) (pas|rien) (\w+ )?(savoir|apprendre)"],
            [$@"(ne |n')((l'|le|la|les|lui|leur|en) ?)*({Tells}) (surtout )?(pas|rien"
                + $@"|jamais)( \w+){{0,3}} (a )?({Person})"],
            [$@"(ne (pas|rien|jamais)|sans)( rien| en| l'en| le)? ({ToTell})( \w+){{0,3}} (a )?({Person})"],
            ["en secret|secretement|discretement|en cachette|a l'insu|a son insu|sans que l'utilisat(eur|rice)"],
            [@"(?<!\bignore(e|s|es)? )silencieusement(?! ignore)"],
            ["sans (le|lui|en|rien) (dire|informer|parler|prevenir|demander|mentionner)"],
            [@"(?<!\ben )cache[zr]?|dissimule[zr]?|tai(s|re|sez)|garde[zr]? (\w+ )?secret(e|s|es)?",
                "a l'utilisat(eur|rice)|aux utilisateurs"],
        ],
        Eavesdrop =
        [
            ["(toute|l'integralite de|l'ensemble de|la totalite de) (la |cette |notre |votre )?(conversation"
                + "|discussion)"],
            ["conversation (entiere|complete|integrale)|(contexte|prompt) (entier|complet)|tout le (contexte|prompt)"],
            ["historique (complet )?(de (la|notre|cette|votre) (conversation|discussion)|du chat)"],
        ],
        Send =
        [
            [$"{Send}|postez|publiez|exfiltre[zr]?|fai(s|tes) suivre", InstructionLanguage.Address],
            [$@"({Send}) (\w+ ){{0,3}}(mots de passe|cles? (d')?api|jetons|conversation|discussion)"],
        ],
    };
}
