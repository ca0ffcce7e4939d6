namespace McpGateway.Tools.Catalog.Instructions;

/// <summary>Instructions in Italian, where "ignora" may order or describe, "sei" may be a number, and "non" with
/// an infinitive may be an argument: what they are about decides.</summary>
internal static class Italian
{
    private const string Said = "istruzion[ei]|indicazion[ei]|direttiv[ae]";
    private const string Person = "(d?all'|l'|d?agli |gli )utent[ei]";
    private const string Tool = "strument[oi]|funzion[ei]|tool";

    private const string Ignore = "ignora(te|re)?|ignori|dimentica(te|re)?|trascura|tralascia|scavalca|aggira"
        + "|lascia perdere"
        + "|non (seguire|rispettare|ten(er|ere|ete) conto|considerare|obbedire)";

    private const string Call = "chiama(te|re)?|usa(te|re)?|utilizza(te|re)?|invoca(te|re)?|esegui(te|re)?|preferisci"
        + "|richiama(te|re)?";

    private const string OnlyTell = "dire|dirlo|dirglielo|dite|menzionar(e|lo|la)|menzionate|rivelar(e|lo|la)|rivelate"
        + "|raccontar(e|lo)|far(lo)? sapere|accennare";

    private const string Tell = "mostrar(e|lo)|mostrate|informar(e|ne|lo)|informate|avvisar(e|lo)|avvisate"
        + "|chieder(e|lo)"
        + "|comunicar(e|lo)|segnalar(e|lo)|notificar(e|lo)|dirlo";

    private const string Send = "invia(te|mi|lo|la)?|manda(te|lo|la)?|spedisci|inoltra(te)?|trasmetti";

    public static InstructionLanguage Language => new()
    {
        SetAside =
        [
            [Ignore, $@"({Said}|regol[ae]) (\w+ )?(precedent[ei]|anterior[ei]|di cui sopra|qui sopra"
                + $@"|(del|di) sistema|ricevute)"
                + $@"|(precedenti|tutte le|le tue|le sue|queste|altre) (\w+ )?({Said})|(le tue|precedenti) regole"
                + "|prompt|messaggi precedenti|(quello|cio) che ti (e stato|hanno) detto"],
            ["dimentica(te)? tutto|ignora(te)? tutto (il resto|cio|quello|quanto)"],
            ["(prompt|istruzioni) (di|del) sistema|nuove istruzioni"],
        ],
        Command =
        [
            ["devi|dovrai|dovresti|voi dovete|dovrete|ora sei|adesso sei|non sei piu"
                + "|d'ora in poi (sei|sarai|devi|agisci)"],
            ["sei (ora|adesso|un assistente|un'(ia|assistente)|un agente|un modello|un esperto|un amministratore"
                + "|l'assistente)"],
            ["(l'assistente|l'ia|l'intelligenza artificiale|il chatbot|l'agente ia|il modello( linguistico)?)"
                + @" (deve|dovra|dovrebbe)(?! (essere|avere)\b)"],
            ["il tuo (compito|obiettivo|scopo|ruolo|lavoro) e|la tua missione e|agisci come|comportati (come|da)"],
            ["(da questo momento|da adesso|da ora)( in poi)?,? (sei|sarai)|fingi|fai finta|fate finta|impersona"
                + "|assumi il ruolo"],
            ["(in qualita di|come) (ia|intelligenza artificiale|modello linguistico|assistente (ia|virtuale))"],
        ],
        Order =
        [
            [$@"({Call}) (\w+ ){{0,2}}(quest[oa]|altr[oie]|gli altri|lo|la) ({Tool})",
                "sempre|mai|prima|per prim[oa]|innanzitutto|anzitutto|invece|al posto|obbligatoriamente|soltanto"
                + "|esclusivamente|ogni volta"],
            [$@"non ({Call}) (altr[oie]|nessun[oa]? altr[oa]|gli altri|le altre) ({Tool})"
                + $@"|({Call}) solo quest[oa] ({Tool})"],
            [$@"prima di (rispondere|(usare|chiamare|utilizzare) (\w+ ){{0,2}}({Tool})"
                + $@"|(qualsiasi|ogni) altr[oa] ({Tool}|cosa)"
                + "|ogni risposta)"],
            ["quest[oa] (strumento|funzione) (deve|va) (sempre|prima"
                + "|essere (sempre |prima )?(chiamat|usat|utilizzat)[oa])"],
        ],
        Hide =
        [
            [$"non ({OnlyTell})"],
            [$@"(non|mai|senza) (lo |gli |ne |nulla )*({Tell})( \w+){{0,3}} {Person}"],
            ["l'utente non (deve|dovra|puo) (saper(e|lo)|accorgersene)"],
            ["in segreto|segretamente|di nascosto|all'insaputa|senza che l'utente"
                + "|senza (dirlo|dirglielo|farne parola)"],
            [@"(?<!\bignorat[oaie] )silenziosamente(?! ignorat)"],
            [@"nascond(i|ere|ete|ilo|erlo)|cela|celare|occulta(re)?|(tieni|mantieni|tenere|mantenere)( \w+){0,2}"
                + " (segret|nascost)[oa]", "(d?all'|d?agli )utent[ei]"],
        ],
        Eavesdrop =
        [
            ["(l'intera|tutta la|completa) conversazione|(l'intero|tutto il) (contesto|prompt|dialogo)"],
            ["(conversazione|chat) (intera|completa|integrale)|(contesto|prompt) (intero|completo)"],
            ["cronologia (completa )?della (conversazione|chat)"],
        ],
        Send =
        [
            [$"{Send}|carica|pubblica|esfiltra", InstructionLanguage.Address],
            [$@"({Send}) (\w+ ){{0,3}}(password|credenziali|chiavi api|token|conversazione)"],
        ],
    };
}
