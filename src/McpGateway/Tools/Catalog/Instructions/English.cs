namespace McpGateway.Tools.Catalog.Instructions;

/// <summary>Instructions in English.</summary>
internal static class English
{
    // Not "est ignoré" or "ignore les messages", which are French.
    private const string SetAside = @"(?<!\b(est|sont|sera|seront|soit|etre|ete|pas) )ignore(?! (la|le|les|l'\w+|des"
        + @"|ces|si)\b)"
        + "|disregard|forget|override";

    // Not "to send", "can send", which tell what an argument is for.
    private const string Send = @"(?<!\b(to|can|may|will|would|we|they|not) )(send|forward|upload|transmit|leak"
        + @"|exfiltrate)";

    public static InstructionLanguage Language => new()
    {
        SetAside =
        [
            [$@"({SetAside})\b.{{0,40}}\b(instructions?|rules?|prompts?|messages?|guidelines?|told)"],
            [$"({SetAside}) (everything|anything|all)"],
            ["system (prompt|message)|new instructions?"],
        ],
        Command =
        [
            ["(you|the (model|assistant|ai|agent|llm)) (must|should|shall|need to|have to|has to|are to|are now)"],
            ["the (model|assistant|ai|agent|llm) will|your (task|job|goal) is|(act as|pretend to be) (an?|the)"],
            ["(as|you are) an? (ai|assistant|agent|language model)"],
        ],
        Order =
        [
            ["(always|never|only|first|must) (call|use|invoke|run|prefer)|must( first)? be (called|invoked)"],
            ["(before|after|instead of) (calling|using|any other tool|anything else|you answer|answering)"],
            ["(call|use|invoke|run|prefer) this( tool| function)? (first|before|instead|over|only|always)"],
            ["(do not|don't) (call|use|invoke|run) (any )?others?"],
        ],
        Hide =
        [
            ["(do not|don't|never|without) (tell|telling|mention|show|reveal|inform|ask|asking|disclose)"],
            ["silently(?! ignore)|secretly|without the user('s)? (knowledge|knowing|noticing)"],
            ["the user (must|should) (not|never) (know|notice|learn)"],
            [@"(keep|hide|conceal)\b.{0,40}\bfrom the (user|person|human)"],
        ],
        Eavesdrop = [["(whole|entire|full|complete) (conversation|chat|prompt|context)"]],
        Send =
        [
            [Send, InstructionLanguage.Address],
            [$@"{Send} (\w+ ){{0,3}}(passwords|credentials|api keys?|tokens|conversation)"],
        ],
    };
}
