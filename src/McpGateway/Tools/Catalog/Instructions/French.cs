namespace McpGateway.Tools.Catalog.Instructions;

/// <summary>Instructions in French.</summary>
internal static class French
{
    public static InstructionLanguage Language => new()
    {
        SetAside =
        [
            [@"(?<!\b(est|sont|sera|seront|soit|etre|ete|pas) )(ignore[zr]?|oublie[zr]?|neglige[zr]?"
                + @"|outrepasse[zr]?|contourne[zr]?)"
                + "|(ne|n'en) (tiens|tenez|tenir) pas compte|fai(s|tes) abstraction|ne (suis|suivez|respecte"
                + "|respectez) (pas|plus)",
                @"(instructions?|consignes?|directives?|regles?|messages?|ordres?) (\w+ )?(precedent|anterieur"
                    + @"|prealable|initial)\w*"
                + "|(instructions?|consignes?|directives?|regles?) (ci-dessus|(du )?systeme|de securite|recues?"
                + "|donnees?)"
                + @"|(tes|vos|toutes (les|tes|vos)|ces|autres|precedentes|anciennes) (\w+ )?(instructions?"
                + @"|consignes?|directives?)"
                + "|(tes|vos|precedentes) regles|prompts?|ce qu'on (t'a|vous a) dit|ce qui precede"],
            ["oublie[zr]? tout|ignore[zr]? tout (ce qui|ce que|le reste)"],
            ["(prompt|invite|instructions?|consignes?) (du )?systeme|nouvelles instructions"],
        ],
        Command =
        [
            ["tu (dois|devras|devrais)|vous (devez|devrez|devriez)|devez-vous|dois-tu|il faut que tu|tu n'es plus"
                + "|vous n'etes plus"],
            ["(tu es|vous etes|tu seras) (maintenant|desormais|a present|une? (assistante?|ia|agent|modele|expert))"],
            ["(l'assistante?|l'ia|l'agent ia|l'intelligence artificielle|le llm|le modele( de langage)?) (doit"
                + "|devra|devrait)"
                + @"(?!( \w+)? etre\b)"],
            ["(ta|votre) (tache|mission) est de|(ton|votre) (role|objectif|but) est de|agis(sez)? (comme"
                + "|en tant que)"],
            ["comporte-toi|comportez-vous|fai(s|tes) (semblant|comme si)|jou(e|ez) le role|fai(s|tes)-(toi"
                + "|vous) passer pour"],
            ["en tant qu('|e )(ia|assistant|agent ia|modele de langage|intelligence artificielle)"],
        ],
        Order =
        [
            [@"(appele[zr]|appelle|utilise[zr]?|invoque[zr]?|execute[zr]?|lance[zr]?|prefere[zr]?"
                + @"|privilegie[zr]?) (\w+ ){0,2}"
                + @"(cet |cette |l'|d'autres? |un autre |aucune? autre |les autres )(outils?|fonctions?)",
                "toujours|jamais|d'abord|en premier|avant|systematiquement|obligatoirement|imperativement|pas"
                    + "|au lieu|a la place"
                + "|a chaque fois|seulement|uniquement|exclusivement"],
            [@"avant (de repondre|d'(utiliser|appeler|invoquer|executer) (\w+ ){0,3}(outils?|fonctions?)"
                + @"|tout autre outil"
                + "|toute autre (action|fonction|chose)|chaque reponse|toute reponse)"],
            [@"cet outil doit (\w+ )?etre (appele|utilise|execute)"],
        ],
        Hide =
        [
            ["(ne |n')((l'|le|la|les|lui|leur|en) ?)*(dis|dites|mentionne[sz]|montrez|revelez|parlez|informez"
                + "|previens|prevenez"
                + "|signalez|demandez|divulguez|communiquez|avertis|avertissez|evoquez) (pas|rien|jamais"
                + "|a personne)"],
            ["pas|jamais|rien|sans", "mentionner?|montrer?|reveler?|parler?|informer?|signaler?|demander?"
                + "|communiquer?|afficher?|avertir"
                + "|prevenir|dire", @"(a |en |sans |informer? |avertir |prevenir |pas |jamais )?l'utilisat(eur"
                + @"|rice)|aux utilisateurs"],
            ["en secret|secretement|discretement|silencieusement|en cachette|a l'insu|a son insu"
                + "|sans que l'utilisat(eur|rice)"],
            ["sans (le|lui|en|rien) (dire|informer|parler|prevenir|demander|mentionner)"],
            [@"cache[zr]?|dissimule[zr]?|tai(s|re|sez)|garde[zr]? (\w+ )?secret(e|s|es)?", "a l'utilisat(eur"
                + "|rice)|aux utilisateurs"],
        ],
        Eavesdrop =
        [
            [@"(toute|l'integralite de|l'ensemble de|la totalite de) (la |cette |notre |votre )?(conversation"
                + @"|discussion)"],
            [@"conversation (entiere|complete|integrale)|(contexte|prompt) (entier|complet)|tout le (contexte|prompt)"
                + "|historique (complet )?(de (la|notre|cette|votre) (conversation|discussion)|du chat)"],
        ],
        Send =
        [
            ["envoie|envoies|envoyez|transmets|transmettez|transfere|transferez|postez|publiez|exfiltre[zr]?"
                + "|fai(s|tes) suivre",
                InstructionLanguage.Address],
            [@"(envoie|envoyez|transmets|transmettez|transferez?|communiquez) (\w+ ){0,3}(mots de passe"
                + @"|cles? (d')?api|jetons"
                + "|conversation|discussion)"],
        ],
    };
}
