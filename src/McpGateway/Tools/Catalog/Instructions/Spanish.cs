namespace McpGateway.Tools.Catalog.Instructions;

/// <summary>Instructions in Spanish, where "ignora" and "usa" may order or describe: what they are about
/// decides.</summary>
internal static class Spanish
{
    private const string Said = "instrucciones|indicaciones|directrices";
    private const string Person = "(al|a la|a los) usuari[ao]s?";
    private const string Tool = "herramientas?|funcion(es)?|tools?";

    private const string Ignore = "ignor(a|e|es|en|ar)|olvid(a|e|en|ar)|desatiend[ae]|pasa por alto|ha(z|ga) caso omiso"
        + "|omit(e|a|ir)|no (sigas|siga|obedezcas|obedezca|tengas en cuenta|hagas caso)|salt(a|e|ate)|elud[ea]"
        + "|descart[ae]|desobede(ce|zca)";

    private const string Call = "llam[ae]|llames|llamar|us[ae]|uses|usar|utilic[ae]|utilices|utiliza|utilizar|invoca"
        + "|invoque"
        + "|invoques|ejecut[ae]|ejecutes|prefier[ae]|recurre";

    private const string OnlyTell = "digas|menciones|muestres|reveles|cuentes|preguntes|avises|comuniques|notifiques"
        + "|expliques|informes (a|al|de|sobre)";

    private const string Tell = "diga|mencione|muestre|revele|pregunte|avise|comunique|notifique|informe"
        + "|decir(le|lo|selo)?|(informa|avisa|mostra|pregunta|menciona|revela|notifica)r(le|lo|selo)?";

    private const string Send = "envi[ae]|mand[ae]|reenvi[ae]|transmit[ea]";

    public static InstructionLanguage Language => new()
    {
        SetAside =
        [
            [Ignore, $@"({Said}) (\w+ )?(anterior(es)?|previas|precedentes|de arriba|del sistema|recibidas)"
                + $@"|(tus|sus|todas (las|tus|sus)|estas|otras|anteriores|previas) (\w+ )?({Said})|tus (reglas|ordenes)"
                + @"|reglas (anteriores|previas|de seguridad|del sistema)|prompts?"
                + @"|lo que (te|se te|le) (han dicho|dij\w+)"],
            ["(olvida|olvide) todo|ignor[ae] todo lo"],
            ["(prompt|instrucciones) (de|del) sistema|nuevas instrucciones"],
        ],
        Command =
        [
            ["debes|deberas|deberias|tienes que|usted (debe|debera|tiene que)"
                + "|a partir de ahora (eres|seras|actuas?|debes)"],
            ["eres (ahora|un[ao]? (asistente|ia|agente|modelo|experto|administradora?)|el asistente)|ahora eres"
                + "|ya no eres"],
            ["(el asistente|la ia|el agente de ia|el llm|el chatbot|el modelo( de lenguaje)?) (debe|debera|tiene que)"
                + @"(?! (ser|estar)\b)"],
            ["tu (tarea|objetivo|mision|rol|trabajo) es|compor(tate|tese) como|finge|finja|ha(z|ga) como si"
                + "|hazte pasar"],
            ["asume el (rol|papel)|actu[ae] como ((un[ao]?|el|la) )?(asistente|administradora?|propietari[ao]|ia"
                + "|usuari[ao])"],
            ["como (una )?(ia|inteligencia artificial|modelo de lenguaje|asistente (de ia|virtual))"
                + "|actua como si fueras"],
        ],
        Order =
        [
            [$@"({Call})( a)? (\w+ ){{0,2}}(est[ae]|otr[ao]s?|la|l[ao]s demas|cualquier otra) ({Tool})",
                "siempre|nunca|jamas|primero|antes|en primer lugar|en lugar de|en vez de|obligatoriamente|unicamente"
                + "|exclusivamente|cada vez"],
            [$@"no ({Call})( a)? (otr[ao]s?|ningun[ao]? otr[ao]) ({Tool})|({Call}) solo est[ae] ({Tool})"],
            [$@"antes de (responder|contestar|(usar|utilizar|llamar)( a)? (\w+ ){{0,2}}({Tool})"
                + $@"|cualquier otra (cosa|accion)"
                + $"|cualquier otra ({Tool})|hacer (nada|cualquier))"],
            [@"esta herramienta (siempre )?(debe|tiene que) (\w+ )?(ser (llamad|usad|utilizad|invocad)a|usarse"
                + @"|llamarse)"],
        ],
        Hide =
        [
            [$"no (se |le |lo |les |la )*({OnlyTell})"],
            [$@"(no|nunca|jamas|sin) (se |le |lo |nada )*({Tell})( \w+){{0,3}} {Person}"],
            ["usuari[ao] no (debe|puede|tiene que) (saber(lo)?|enterarse)"],
            ["secretamente|a escondidas|a espaldas|sin que (el|la) usuari[ao]|sin (decir|mencionar)(lo|le|selo)"],
            [@"(?<!\b(mantenid|guardad)[oa]s? )en secreto|(?<!\bignorad[oa]s? )silenciosamente(?! ignorad)"],
            ["sin (el )?(conocimiento|consentimiento) (del|de la) usuari[ao]"],
            [@"ocult(a|e|ar)(lo|le|selo)?|escond(e|a|er)(lo)?|encubr(e|a|ir)", $"{Person}|(esto|eso|lo) del usuario"],
        ],
        Eavesdrop =
        [
            ["toda (la|esta|nuestra) conversacion|todo el (contexto|chat|prompt)|historial (completo )?del chat"],
            ["(conversacion|chat|contexto|prompt) (enter|complet|integr)[ao]"
                + "|historial (completo )?de (la|esta) conversacion"],
        ],
        Send =
        [
            [$"{Send}|enviame|envial[oa]|mandal[oa]|sub[ea]|publica|exfiltra|remit[ea]", InstructionLanguage.Address],
            [$@"({Send}) (\w+ ){{0,3}}(contrasenas|claves (de )?api|tokens|credenciales|conversacion)"],
        ],
    };
}
