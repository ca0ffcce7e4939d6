namespace McpGateway.Tools.Catalog.Instructions;

/// <summary>Instructions in Dutch. Imperatives are told from "negeert", "stuurt".</summary>
internal static class Dutch
{
    private const string Said = "instructies?|aanwijzing(en)?|richtlijnen";
    private const string Before = "vorige|eerdere|bovenstaande|voorgaande|jouw|alle";
    private const string Tool = "tools?|hulpmiddel(en)?|functies?";
    private const string Conversation = "gesprek|conversatie|chat|chatgeschiedenis|gespreksgeschiedenis|dialoog|prompt";

    // Not "het gebruik", the noun.
    private const string Call = @"roep|aanroepen|aan te roepen|(?<!\b(het|van|voor|bij|in|elk|door|per) )gebruik"
        + @"|gebruiken"
        + "|voer|verkies|kies|raadpleeg|start";

    private const string ToTell = "vertellen|zeggen|tonen|melden|informeren|inlichten|weten|zien";
    private const string Send = "stuur|verstuur|zend|verzend";

    public static InstructionLanguage Language => new()
    {
        SetAside =
        [
            [@"negeer|negeren|vergeet|let niet op|omzeil|overschrijf|houd geen rekening|sla\b.{0,40}\bover"
                + @"|schuif\b.{0,40}\bopzij"
                + @"|volg\b.{0,40}\bniet",
                $@"{Said}|(systeem)?prompts?|wat (je|u|jou) (is )?(verteld|gezegd)"
                    + $@"|({Before}) (\w+ )?(regels|berichten|opdrachten)"],
            ["(vergeet|negeer) alles|systeem[- ]?(prompt|instructie)s?|nieuwe instructies"],
        ],
        Command =
        [
            ["(je|jij|jullie|u) (moet|moeten|dient te|zult)|moet (je|jij|u)|vanaf nu (ben|bent|moet)"
                + "|(ben|bent) (je|jij|u) nu"],
            ["(je|jij|u) bent (nu|vanaf nu|voortaan|geen|niet langer|een (ai|assistent|agent|model|taalmodel|expert))"],
            ["(de (ai|assistent|chatbot|ai-agent)|het taalmodel) (moet|dient|mag)"],
            [@"het model (moet|dient)(?!( [\w-]+){0,6} (zijn|worden)\b)"],
            ["(je|jouw|uw) (taak|rol|doel|opdracht) is|gedraag (je|u) als|doe alsof|doe je voor als|speel de rol"
                + "|neem de rol"],
            ["handel als|als (ai|taalmodel|ai-assistent|ai-agent|kunstmatige intelligentie)"],
        ],
        Order =
        [
            [Call, $@"(deze|dit|een andere?|andere?|geen|elke?|alle) (\w+ )?({Tool})",
                "altijd|nooit|geen|eerst|als eerste|voordat|voor (elke?|alle|andere|iedere?)|in plaats van|uitsluitend"
                + "|telkens|verplicht"],
            ["voordat (je|u) (antwoordt?|iets|een ander|andere|verder)|voor elk antwoord"
                + "|(altijd|eerst|nooit) deze tool"],
            [$"voor(dat)? (elke|alle|iedere) andere? ({Tool}|actie)|(altijd|eerst|nooit) aanroepen"],
            ["deze tool moet (altijd|eerst|als eerste)"],
        ],
        Hide =
        [
            [@"(vertel|zeg|vermeld|noem|verklap|onthul) (\w+ ){0,4}(niet|niets|nooit)"],
            [@"(toon|meld|informeer|waarschuw|laat|geef)( \w+){0,2} de gebruiker (\w+ )?(niet|niets|nooit)"],
            [@"(toon|meld|laat|geef) (\w+ ){0,3}niet (zien )?aan (de|een) gebruiker"],
            [$@"gebruiker (hier |hierover |dit |er )*(niet|niets|nooit) (\w+ ){{0,2}}({ToTell})"],
            [@"gebruiker mag (hier |hierover |dit |het |er )*(niet|niets)( \w+)? (weten|merken)"],
            ["stiekem|heimelijk|in het geheim|zonder dat (de|een) gebruiker|zonder medeweten"],
            [@"zonder (het|dit) te (zeggen|melden|vertellen|vermelden)|zonder de gebruiker( \w+){0,2} te \w+"],
            [@"verberg|verbergen|verzwijg|verzwijgen|houd\b.{0,30}\b(geheim|verborgen|achter)|geheimhouden",
                "(voor|van) (de )?gebruikers?"],
        ],
        Eavesdrop = [[$"(hele|gehele|volledige|complete) ({Conversation}|context)"]],
        Send =
        [
            [$"{Send}|upload|plaats|lek", InstructionLanguage.Address],
            [$@"({Send}|geef) (\w+ ){{0,3}}(wachtwoorden|inloggegevens|api-?sleutels?|tokens|{Conversation})"],
        ],
    };
}
