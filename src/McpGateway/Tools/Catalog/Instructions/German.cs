namespace McpGateway.Tools.Catalog.Instructions;

/// <summary>Instructions in German.</summary>
internal static class German
{
    public static InstructionLanguage Language => new()
    {
        SetAside =
        [
            ["ignoriere|ignorieren sie|missachten?|vergiss|vergessen sie|verwirf|verwerfen sie|ue?bergehen?|umgehe"
                + "|ue?berschreibe|nicht (befolgen|beachten)",
                "anweisung(en)?|instruktion(en)?|prompts?|richtlinien|vorgaben|was (dir|ihnen) gesagt"
                + "|(vorherigen?|bisherigen?|vorigen?|frue?heren?|obigen?|deine|alle|sicherheits-?) ?(regeln"
                + "|nachrichten)"],
            ["ignorieren|ignoriert", @"(?<!\b(wird|werden|wurden?) (\w+ )*)(alle )?(vorherigen?|bisherigen?"
                + @"|vorigen?|frue?heren?|obigen?|deine|alle)"
                + " (anweisungen|instruktionen|vorgaben|richtlinien|regeln)"],
            ["(vergiss|vergessen sie|ignoriere|ignorieren sie) alles"],
            ["system[- ]?(prompt|anweisung|instruktion)(s|en)?|neuen? (anweisung|instruktion)(en)?"],
        ],
        Command =
        [
            ["du (musst|sollst|solltest|darfst)|(musst|sollst|solltest) du|du als (assistent|agent|modell)"],
            ["(du bist|sie sind|du wirst|bist du) (jetzt|nun|ab jetzt|ab sofort|fortan|ab nun|kein|nicht mehr)"
                + "|du bist (ein|eine|der|die) (neuer? )?(ki|assistent|agent|modell|sprachmodell"
                + "|administrator)(in)?"],
            ["sie (mue?ssen|sollen|sollten|haben)|(mue?ssen|sollen|sollten) sie",
                "(aufzu)?rufen|aufrufen|senden|schicken|weitergeben|weiterleiten|mitteilen|antworten|ausfue?hren"
                    + "|befolgen|ignorieren"],
            ["(sprachmodell|ki[- ]modell|assistent|ki|llm|chatbot) (muss|soll|sollte|darf)"],
            [@"das modell (muss|soll|darf)(?!( [\w-]+){0,6} (sein|werden)\b)|(muss|soll) (der assistent|die ki"
                + @"|das (sprach)?modell)"],
            ["(verhalte dich|verhalten sie sich|gib dich|geben sie sich|handle|handeln sie|agiere"
                + "|agieren sie) (als|wie)"],
            ["(tu|tun sie) so,? als|spiele? die rolle|schlue?pfe in die rolle|deine (neue )?(aufgabe|rolle"
                + "|mission) (ist|lautet)"],
            ["als (ki|sprachmodell|kue?nstliche intelligenz|ki[- ](assistent|agent|modell))"],
            ["(befolge|befolgen sie|folge|folgen sie) (\\w+ ){0,3}(anweisung|instruktion)(en)?"],
        ],
        Order =
        [
            ["rufe?|rufen sie|aufrufen|aufzurufen|verwenden?|nutzen?|benutzen?|fue?hre|ausfue?hren|bevorzugen?"
                + "|wae?hle",
                "(diese[sn]?|das|andere[ns]?|jedes|alle|kein|keine|die) (andere[sn]? |weitere[sn]? )?(tools?"
                    + "|werkzeuge?|funktion(en)?)",
                @"immer|stets|zuerst|zunae?chst|als erstes|vorher|nie|niemals|keinesfalls|unbedingt|nicht"
                    + @"|anstelle|anstatt|statt"
                + "|vor (jede[rm]|alle[nm])|bevor|jedes mal|bei jeder|keine? andere[sn]?"],
            ["bevor (du|sie) (antworte|antworten|antwortest|fortfae?hrst|fortfahren|etwas|ein anderes|andere)"],
            ["vor (jede[mr]|allen|irgendeine[mr]) (anderen|weiteren) (tool|werkzeug|aufruf|funktion)(en?|s)?"
                + "|vor jeder antwort"],
            ["(immer|stets|zuerst|als erstes|niemals) (aufrufen|dieses (tool|werkzeug)|diese funktion)"],
        ],
        Hide =
        [
            ["nicht|nichts|niemals|nie|ohne",
                "mitteilen|mitzuteilen|teile|teilen sie|anzeigen|anzuzeigen|zeigen?|informieren?|sagen?|zu sagen"
                    + "|fragen sie|erzae?hlen?"
                + "|melden?|benachrichtigen?|unterrichten?|zu (informieren|fragen|benachrichtigen)",
                "(dem|den|der|die|einem|keinem|gegenue?ber dem) (be)?(nutzer|anwender)(n|in|innen)?"],
            ["(erwae?hnen?|verraten?|verrate|sage?) ((sie|das|dies|es|davon|nutzer|dem|benutzer"
                + "|anwender) ){0,4}(nicht|nichts|nie|niemals)"],
            ["heimlich|ohne (das )?wissen (des|der)|ohne dass (der|die) (be)?(nutzer|anwender)(in)?|ohne (es|dies"
                + "|das) zu erwae?hnen"],
            ["verbergen?|verbirg|verheimlichen?|verschweigen?|verstecken?|vorenthalten|geheim|geheimhalten",
                "(vor )?(dem|den|der) (be)?(nutzer|anwender)(n|in|innen)?"],
        ],
        Eavesdrop =
        [
            ["(ganze|gesamte|komplette|vollstae?ndige|bisherige)[nrms]? (unterhaltung|konversation|dialog|prompt"
                + "|kontext"
                + "|gesprae?chs?|gesprae?chs(verlauf|inhalt)|chats?|chat-?verlauf)"],
        ],
        Send =
        [
            ["sende|senden sie|schicke?|schicken sie|leite|leiten sie|ue?bermittle|ue?bermitteln sie|ue?bertrage"
                + "|lade|poste|maile|gib",
                InstructionLanguage.Address],
            [@"(sende|schicke?|ue?bermittle|leite|senden sie|schicken sie) (\w+ ){0,3}(passwoe?rter|kennwoe?rter"
                + @"|zugangsdaten|tokens"
                + "|api-?schlue?ssel|unterhaltung|konversation|chat-?verlauf|gesprae?ch)"],
        ],
    };
}
