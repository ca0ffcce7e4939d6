namespace McpGateway.Tools.Catalog.Instructions;

/// <summary>Instructions in German. Imperatives are told from "ignoriert", "sendet"; a "sie müssen" may be about
/// tickets.</summary>
internal static class German
{
    private const string Said = "anweisung(en)?|instruktion(en)?|prompts?|richtlinien|vorgaben";
    private const string Before = "vorherigen?|bisherigen?|vorigen?|frue?heren?|obigen?|deine|alle";
    private const string Person = "(be)?(nutzer|anwender)(n|in|innen)?";
    private const string Tool = "tools?|werkzeuge?|funktion(en)?";
    private const string Secrets = "passwoe?rter|kennwoe?rter|zugangsdaten|tokens|api-?schlue?ssel";
    private const string Conversation = "unterhaltung|konversation|dialog|prompt|gesprae?chs?(verlauf|inhalt)?"
        + "|chats?|chat-?verlauf";

    private const string Call = "rufe?|rufen sie|aufrufen|aufzurufen|verwenden?|nutzen?|benutzen?|fue?hre|ausfue?hren"
        + "|bevorzugen?|wae?hle";

    private const string Tell = "mitteilen|mitzuteilen|teile|teilen sie|anzeigen|anzuzeigen|zeigen?|informieren?|sagen?"
        + "|fragen sie|erzae?hlen?|melden?|benachrichtigen?|unterrichten?"
        + "|erwae?hnen?|antworten?";

    private const string Send = "sende|senden sie|schicke?|schicken sie|leite|leiten sie|ue?bermittle"
        + "|ue?bermitteln sie";

    public static InstructionLanguage Language => new()
    {
        SetAside =
        [
            ["ignoriere?|ignorieren sie|missachten?|vergiss|vergessen sie|verwirf|verwerfen sie|ue?bergehen?|umgehe"
                + "|ue?berschreibe|nicht (befolgen|beachten)|ausser kraft",
                $"{Said}|was (dir|ihnen) gesagt|({Before}) (regeln|nachrichten)|sicherheitsregeln"],
            [$"({Before}) ({Said}|regeln) (ignorieren|missachten)"],
            [$@"(beachten?|befolgen?)( \w+){{0,3}} ({Before}) ({Said}|regeln) nicht"],
            ["(vergiss|vergessen sie|ignoriere|ignorieren sie) alles"],
            ["system[- ]?(prompt|anweisung|instruktion)(s|en)?|neuen? (anweisung|instruktion)(en)?"],
        ],
        Command =
        [
            ["du (musst|sollst|solltest|darfst)|(musst|sollst|solltest) du|du als (assistent|agent|modell)"],
            ["(du bist|sie sind|du wirst|bist du) (jetzt|nun|ab jetzt|ab sofort|fortan|kein|nicht mehr)"],
            ["(jetzt|sofort|von nun an|fortan) (bist|wirst|musst) du|handle so,? als"],
            ["du bist (ein|eine|der|die) (ki|assistent|agent|modell|sprachmodell|administrator)(in)?"],
            ["sie (mue?ssen|sollen|sollten)|(mue?ssen|sollen|sollten) sie", "aufrufen|ausfue?hren|senden|schicken"
                + "|weitergeben|weiterleiten|mitteilen|antworten|befolgen|ignorieren"],
            ["(sprachmodell|ki[- ]modell|assistent|ki|llm|chatbot) (muss|soll|sollte|darf)|(muss|soll) der assistent"],
            [@"das modell (muss|soll|darf)(?!( [\w-]+){0,6} (sein|werden)\b)"],
            ["(verhalte dich|verhalten sie sich|gib dich|geben sie sich|handle|agiere) (als|wie)"
                + "|(tu|tun sie) so,? als"],
            ["spiele? die rolle|schlue?pfe in die rolle|deine (neue )?(aufgabe|rolle|mission) (ist|lautet)"],
            ["als (ki|sprachmodell|kue?nstliche intelligenz|ki[- ](assistent|agent|modell))"],
            [$@"(befolge|befolgen sie|folge|folgen sie) (\w+ ){{0,3}}({Said})"],
        ],
        Order =
        [
            [Call, $"(diese[sn]?|das|andere[ns]?|jedes|alle|keine?|die) (andere[sn]? |weitere[sn]? )?({Tool})",
                "immer|stets|zuerst|zunae?chst|als erstes|vorher|nie|niemals|keinesfalls|unbedingt|anstelle|anstatt"
                    + "|statt"
                + "|vor (jede[rm]|alle[nm])|bevor|jedes mal|bei jeder|keine? andere[sn]?"],
            [$"bevor (du|sie) (antworten?|antwortest|fortfahren|etwas|ein anderes|andere)|nicht andere ({Tool})"],
            [$"vor (jede[mr]|allen|irgendeine[mr]) (anderen|weiteren) ({Tool}|aufruf)(s|en)?|vor jeder antwort"],
            ["(immer|stets|zuerst|als erstes|niemals) (aufrufen|dieses (tool|werkzeug)|diese funktion)"],
        ],
        Hide =
        [
            ["nicht|nichts|niemals|nie|ohne", $"{Tell}|zu (sagen|informieren|fragen|benachrichtigen)",
                $"(dem|den|der|die|einem|keinem) {Person}"],
            [$@"{Person} (darf|soll|due?rfen|sollen) (\w+ ){{0,2}}(nichts|nicht|nie)( \w+)? (erfahren|wissen|merken)"],
            [$"(erwae?hnen?|verraten?|sage?) ((sie|das|dies|es|davon|dem|{Person}) ){{0,4}}(nicht|nichts|nie|niemals)"],
            [$"ohne (rue?ckfrage|nachfrage|rue?cksprache|wissen) (beim|bei dem|mit dem|des|der) {Person}"],
            [$"heimlich|ohne (das )?wissen (des|der)|ohne dass (der|die) {Person}|ohne (es|dies|das) zu erwae?hnen"],
            ["verbergen?|verbirg|verheimlichen?|verschweigen?|verstecken?|vorenthalten|geheim|geheimhalten",
                $"(dem|den|der) {Person}"],
        ],
        Eavesdrop =
        [
            [$"(ganze|gesamte|komplette|vollstae?ndige"
                + $"|bisherige)[nrms]? ((inhalt|verlauf) (der|des) )?({Conversation}|kontext)"],
        ],
        Send =
        [
            [$"{Send}|ue?bertrage|lade|poste|maile|gib", InstructionLanguage.Address],
            [$@"({Send}) (\w+ ){{0,3}}({Secrets}|{Conversation})"],
        ],
    };
}
