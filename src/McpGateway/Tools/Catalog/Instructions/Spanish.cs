namespace McpGateway.Tools.Catalog.Instructions;

/// <summary>Instructions in Spanish.</summary>
internal static class Spanish
{
    public static InstructionLanguage Language => new()
    {
        SetAside =
        [
            ["ignor(a|e|es|en|ar)|olvid(a|e|en|ar)|desatiend[ae]|pasa por alto|ha(z|ga) caso omiso|omit(e|a|ir)"
                + "|no (sigas|siga|obedezcas|obedezca|tengas en cuenta|hagas caso)|salt(a|e|ate)|elud[ea]",
                @"(instruccion|indicacion|directric)(es)? (\w+ )?(anterior(es)?|previ[ao]s?|precedentes?"
                    + @"|de arriba|del sistema|recibidas)"
                + @"|(tus|sus|todas (las|tus|sus)|estas|otras|anteriores|previas) (\w+ )?(instrucciones"
                + @"|indicaciones|directrices)"
                + "|reglas (anteriores|previas|de seguridad|del sistema)|tus (reglas|ordenes)|prompts?|lo que (te"
                + "|se te|le) (han dicho|dij\\w+)"],
            ["(olvida|olvide) todo|ignor[ae] todo lo"],
            ["(prompt|instrucciones) (de|del) sistema|nuevas instrucciones"],
        ],
        Command =
        [
            ["debes|deberas|deberias|tienes que|usted (debe|debera|tiene que)"],
            ["eres (ahora|un[ao]? (asistente|ia|agente|modelo|experto|administradora?)|el asistente)|ahora eres"
                + "|ya no eres|usted es ahora"],
            ["a partir de ahora (eres|seras|actua|actuas|debes)"],
            ["(el asistente|la ia|el agente de ia|el llm|el chatbot|el modelo( de lenguaje)?) (debe|debera"
                + "|tiene que)(?! (ser|estar)\\b)"],
            ["tu (tarea|objetivo|mision|rol|trabajo) es|compor(tate|tese) como|finge|finja|ha(z|ga) como si"
                + "|hazte pasar|asume el (rol|papel)"],
            [@"actu[ae] como (si|((un[ao]?|el|la) )?(asistente|administradora?|propietari[ao]|ia|experto|sistema"
                + @"|usuari[ao]))"],
            ["como (una )?(ia|inteligencia artificial|modelo de lenguaje|asistente (de ia|virtual))"],
        ],
        Order =
        [
            [@"(llam[ae]|llames|llamar|us[ae]|uses|usar|utilic[ae]|utilices|utiliza|utilizar|invoca|invoque"
                + @"|invoques|ejecut[ae]|ejecutes"
                + @"|prefier[ae]|recurre)( a)? (\w+ ){0,2}(est[ae]|otr[ao]s?|ningun[ao]? otr[ao]|la|l[ao]s demas"
                + @"|cualquier otra) "
                + "(herramientas?|funcion(es)?|tools?)",
                "siempre|nunca|jamas|no|primero|antes|en primer lugar|en lugar de|en vez de|obligatoriamente|solo"
                    + "|solamente|unicamente"
                + "|exclusivamente|cada vez"],
            [@"antes de (responder|contestar|(usar|utilizar|llamar)( a)? (\w+ ){0,2}herramientas?"
                + @"|cualquier otra (cosa|herramienta|accion)"
                + "|hacer (nada|cualquier))"],
            [@"esta herramienta (siempre )?(debe|tiene que) (\w+ )?(ser (llamad|usad|utilizad|invocad)a|usarse"
                + @"|llamarse|utilizarse)"],
        ],
        Hide =
        [
            ["no (se |le |lo |les |la )*(digas|menciones|muestres|reveles|cuentes|preguntes|avises|comuniques"
                + "|notifiques|expliques"
                + "|informes (a|al|de|sobre))"],
            [@"(no|nunca|jamas|sin) (se |le |lo |nada )*(diga|mencione|muestre|revele|pregunte|avise|comunique"
                + @"|notifique|informe"
                + @"|(dec|informa|avisa|mostra|pregunta|menciona|revela|notifica)i?r(le|lo|selo)?)( \w+){0,3} (al"
                + @"|a la|a los) usuari[ao]s?"],
            ["en secreto|secretamente|silenciosamente|a escondidas|a espaldas|sin que (el|la) usuari[ao]"
                + "|sin (decir|mencionar)(lo|le|selo)"],
            ["sin (el )?(conocimiento|consentimiento) (del|de la) usuari[ao]"],
            [@"ocult(a|e|ar)(lo|le|selo)?|escond(e|a|er)(lo)?|encubr(e|a|ir)|(mant|guarda"
                + @"|guarde)\w*( \w+){0,2} en secreto",
                "(al|a la|a los) usuari[ao]s?|(esto|eso|lo) del usuario"],
        ],
        Eavesdrop =
        [
            ["toda (la|esta|nuestra) conversacion|todo el (contexto|chat|prompt)|(conversacion|chat|contexto"
                + "|prompt) (enter|complet|integr)[ao]"],
            ["historial (completo )?(de (la|esta) conversacion|del chat)"],
        ],
        Send =
        [
            ["envi(a|e|ame|alo|ala)|mand(a|e|alo|ala)|reenvi[ae]|transmit[ea]|sub[ea]|publica|exfiltra"
                + "|remit[ea]", InstructionLanguage.Address],
            [@"(envi[ae]|mand[ae]|reenvi[ae]|transmit[ea]) (\w+ ){0,3}(contrasenas|claves (de )?api|tokens"
                + @"|credenciales|conversacion)"],
        ],
    };
}
