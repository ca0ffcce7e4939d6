namespace McpGateway.Tools.Catalog.Instructions;

/// <summary>Instructions in Italian.</summary>
internal static class Italian
{
    public static InstructionLanguage Language => new()
    {
        SetAside =
        [
            ["ignora(te|re)?|ignori|dimentica(te|re)?|trascura|tralascia|scavalca|aggira|lascia perdere"
                + "|non (seguire|rispettare|tenere conto|considerare|obbedire)",
                @"(istruzion|indicazion|direttiv|regol)[aei] (\w+ )?(precedent[ei]|anterior[ei]|di cui sopra"
                    + @"|qui sopra|(del|di) sistema|ricevute)"
                + @"|(precedenti|tutte le|le tue|le sue|queste|altre) (\w+ )?(istruzioni|indicazioni|direttive)"
                + @"|(le tue|precedenti) regole"
                + "|prompt|(quello|cio) che ti (e stato|hanno) detto|messaggi precedenti"],
            ["dimentica(te)? tutto|ignora(te)? tutto (il resto|cio|quello|quanto)"],
            ["(prompt|istruzioni) (di|del) sistema|nuove istruzioni"],
        ],
        Command =
        [
            ["devi|dovrai|dovresti|voi dovete|dovrete|ora sei|adesso sei|non sei piu|d'ora in poi (sei|sarai|devi"
                + "|agisci)"],
            ["sei (ora|adesso|un assistente|un'(ia|assistente)|un agente|un modello|un esperto|un amministratore"
                + "|l'assistente)"],
            ["(l'assistente|l'ia|l'intelligenza artificiale|il chatbot|l'agente ia"
                + "|il modello( linguistico)?) (deve|dovra|dovrebbe)"
                + "(?! (essere|avere)\\b)"],
            ["il tuo (compito|obiettivo|scopo|ruolo|lavoro) e|la tua missione e|agisci come|comportati (come|da)"
                + "|fingi|fai finta|fate finta"],
            ["impersona|assumi il ruolo|(in qualita di|come) (ia|intelligenza artificiale|modello linguistico"
                + "|assistente (ia|virtuale))"],
        ],
        Order =
        [
            [@"(chiama(te|re)?|usa(te|re)?|utilizza(te|re)?|invoca(te|re)?|esegui(te|re)?|preferisci|richiama(te"
                + @"|re)?) (\w+ ){0,2}"
                + @"(quest[oa]|altr[oie]|nessun altro|gli altri|lo|la) (strument[oi]|funzion[ei]|tool)",
                "sempre|mai|non|prima|per prim[oa]|innanzitutto|anzitutto|invece|al posto|obbligatoriamente"
                    + "|soltanto|solo|esclusivamente"
                + "|ogni volta"],
            [@"prima di (rispondere|(usare|chiamare|utilizzare) (\w+ ){0,2}(strument[oi]|funzion[ei]|tool)"
                + @"|(qualsiasi|ogni) (altr[oa]|risposta))"],
            [@"quest[oa] (strumento|funzione) (deve|va) (sempre|prima|essere (\w+ )?(chiamat|usat|utilizzat)[oa]"
                + @"|(chiamat|usat|utilizzat)[oa]"
                + " (sempre|prima|per prim[oa]))"],
        ],
        Hide =
        [
            ["non (dire|dirlo|dirglielo|dite|menzionar(e|lo|la)|menzionate|rivelar(e|lo|la)|rivelate|raccontar(e"
                + "|lo)|far(lo)? sapere|accennare)"],
            [@"(non|mai|senza) (lo |gli |ne |nulla )*(mostrar(e|lo)|mostrate|informar(e|ne|lo)|informate"
                + @"|avvisar(e|lo)|avvisate|chieder(e|lo)"
                + @"|comunicar(e|lo)|segnalar(e|lo)|notificar(e|lo)|dirlo)( \w+){0,3} (all'|l'|agli |gli )utent[ei]"],
            ["in segreto|segretamente|silenziosamente|di nascosto|all'insaputa|senza che l'utente|senza (dirlo"
                + "|dirglielo|farne parola)"],
            [@"nascond(i|ere|ete|ilo|erlo)|cela|celare|occulta(re)?|(tieni|mantieni|tenere"
                + @"|mantenere)( \w+){0,2} (segret|nascost)[oa]",
                "(d?all'|agli |dagli )utent[ei]"],
        ],
        Eavesdrop =
        [
            ["(l'intera|tutta la|completa) conversazione|(l'intero|tutto il) (contesto|prompt|dialogo)"
                + "|cronologia (completa )?della (conversazione|chat)"],
            ["(conversazione|chat) (intera|completa|integrale)|(contesto|prompt) (intero|completo)"],
        ],
        Send =
        [
            ["invia(te|mi|lo|la)?|manda(te|lo|la)?|spedisci|inoltra(te)?|trasmetti|carica|pubblica"
                + "|esfiltra", InstructionLanguage.Address],
            [@"(invia|inviate|manda|spedisci|inoltra|trasmetti) (\w+ ){0,3}(password|credenziali|chiavi api|token"
                + @"|conversazione)"],
        ],
    };
}
