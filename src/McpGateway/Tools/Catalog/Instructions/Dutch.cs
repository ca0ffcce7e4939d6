namespace McpGateway.Tools.Catalog.Instructions;

/// <summary>Instructions in Dutch.</summary>
internal static class Dutch
{
    public static InstructionLanguage Language => new()
    {
        SetAside =
        [
            [@"negeer|negeren|vergeet|omzeil|overschrijf|houd geen rekening|sla\b.{0,40}\bover"
                + @"|schuif\b.{0,40}\bopzij|volg\b.{0,40}\bniet",
                @"instructies?|aanwijzing(en)?|richtlijnen|(systeem)?prompts?|wat (je|u|jou) (is )?(verteld|gezegd)"
                + @"|(vorige|eerdere|bovenstaande|voorgaande|jouw|alle) (\w+ )?(regels|berichten|opdrachten)"],
            ["(vergeet|negeer) alles"],
            ["systeem[- ]?(prompt|instructie)s?|nieuwe instructies"],
        ],
        Command =
        [
            ["(je|jij|jullie|u) (moet|moeten|dient te|zult)|moet (je|jij|u)|vanaf nu (ben|bent|moet)"],
            ["(je|jij|u) bent (nu|vanaf nu|voortaan|geen|niet langer|een (ai|assistent|agent|model|taalmodel"
                + "|expert))|(ben|bent) (je|jij|u) nu"],
            ["(de (ai|assistent|chatbot|ai-agent)|het taalmodel) (moet|dient|mag)"],
            [@"het model (moet|dient)(?!( [\w-]+){0,6} (zijn|worden)\b)"],
            ["(je|jouw|uw) (taak|rol|doel|opdracht) is|gedraag (je|u) als|doe alsof|doe je voor als|speel de rol"
                + "|neem de rol|handel als"],
            ["als (ai|taalmodel|ai-assistent|ai-agent|kunstmatige intelligentie)"],
        ],
        Order =
        [
            // Not "het gebruik", the noun.
            [@"roep|aanroepen|aan te roepen|(?<!\b(het|van|voor|bij|in|elk|door|per) )gebruik|gebruiken|voer"
                + @"|verkies|kies|raadpleeg|start",
                @"(deze|dit|een andere?|andere?|geen|elke?|alle) (\w+ )?(tools?|hulpmiddel(en)?|functies?)",
                "altijd|nooit|geen|eerst|als eerste|voordat|voor (elke?|alle|andere|iedere?)|in plaats van"
                    + "|uitsluitend|telkens|verplicht"],
            ["voordat (je|u) (antwoordt?|iets|een ander|andere|verder)|voor(dat)? (elke|alle"
                + "|iedere) andere? (tool|functie|actie)s?|voor elk antwoord"],
            ["(altijd|eerst|nooit) (aanroepen|deze tool)"],
        ],
        Hide =
        [
            [@"(vertel|zeg|vermeld|noem|verklap|onthul) (\w+ ){0,4}(niet|niets|nooit)"],
            [@"(toon|meld|informeer|waarschuw|laat|geef)( \w+){0,2} de gebruiker (\w+ )?(niet|niets|nooit)"
                + @"|(toon|meld|laat|geef) (\w+ ){0,3}niet (zien )?aan (de|een) gebruiker"],
            [@"gebruiker (hier |hierover |dit |er )*(niet|niets|nooit) (\w+ ){0,2}(vertellen|zeggen|tonen|melden"
                + @"|informeren|inlichten|weten|zien)"],
            ["stiekem|heimelijk|in het geheim|zonder dat (de|een) gebruiker|zonder medeweten|zonder (het"
                + "|dit) te (zeggen|melden|vertellen|vermelden)"],
            [@"zonder de gebruiker( \w+){0,2} te \w+"],
            [@"verberg|verbergen|verzwijg|verzwijgen|houd\b.{0,30}\b(geheim|verborgen|achter)"
                + @"|geheimhouden", "(voor|van) (de )?gebruikers?"],
        ],
        Eavesdrop =
        [
            ["(hele|gehele|volledige|complete) (gesprek|conversatie|chat|chatgeschiedenis|gespreksgeschiedenis"
                + "|context|prompt|dialoog)"],
        ],
        Send =
        [
            ["stuur|verstuur|zend|verzend|upload|plaats|lek", InstructionLanguage.Address],
            [@"(stuur|verstuur|zend|verzend|geef) (\w+ ){0,3}(wachtwoorden|inloggegevens|api-?sleutels?|tokens"
                + @"|gesprek|conversatie)"],
        ],
    };
}
