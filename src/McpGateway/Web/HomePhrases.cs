using McpGateway.Web.Languages;

namespace McpGateway.Web;

/// <summary>What the home page says.</summary>
internal static class HomePhrases
{
    public static readonly Phrase Title = new(
        "Connect your AI assistant", "Verbinden Sie Ihren KI-Assistenten", "Connectez votre assistant IA",
        "Conecte su asistente de IA");

    public static readonly Phrase Lead = new(
        "Give your assistant this address. It will bring you back here to sign in and to choose what it may do.",
        "Geben Sie Ihrem Assistenten diese Adresse. Er führt Sie hierher zurück, damit Sie sich anmelden und wählen, was er "
        + "darf.",
        "Donnez cette adresse à votre assistant. Il vous ramènera ici pour vous connecter et choisir ce qu’il peut faire.",
        "Dé esta dirección a su asistente. Le traerá de vuelta aquí para iniciar sesión y elegir qué puede hacer.");

    public static readonly Phrase WhatHappens = new(
        "What happens then", "Was dann geschieht", "Ce qui se passe ensuite", "Qué ocurre después");

    public static readonly IReadOnlyList<Phrase> Steps =
    [
        new("You sign in with your back-office account. The assistant never sees your password.",
            "Sie melden sich mit Ihrem Back-Office-Konto an. Der Assistent sieht Ihr Passwort nie.",
            "Vous vous connectez avec votre compte du back-office. L’assistant ne voit jamais votre mot de passe.",
            "Inicia sesión con su cuenta del back office. El asistente nunca ve su contraseña."),
        new("You choose the organizer, what the assistant may do there, and until when.",
            "Sie wählen den Veranstalter, was der Assistent dort darf, und bis wann.",
            "Vous choisissez l’organisateur, ce que l’assistant peut y faire, et jusqu’à quand.",
            "Elige el organizador, qué puede hacer allí el asistente y hasta cuándo."),
        new("The assistant works for you, never with more rights than your own role has at that moment.",
            "Der Assistent arbeitet für Sie, nie mit mehr Rechten, als Ihre eigene Rolle in diesem Moment hat.",
            "L’assistant travaille pour vous, jamais avec plus de droits que votre propre rôle à cet instant.",
            "El asistente trabaja para usted, nunca con más derechos que los de su propia función en ese momento."),
    ];

    public static readonly Phrase EndIt = new(
        "You can end it at any moment under {0}; that holds from the very next call on.",
        "Sie können das jederzeit unter {0} beenden; das gilt ab dem nächsten Aufruf.",
        "Vous pouvez y mettre fin à tout moment sous {0} ; cela vaut dès le prochain appel.",
        "Puede terminarlo en cualquier momento en {0}; vale desde la siguiente llamada.");

    public static readonly Phrase ConnectedAssistants = new(
        "Connected assistants", "Verbundene Assistenten", "Assistants connectés", "Asistentes conectados");

    public static readonly Phrase YourAssistant = new(
        "In your assistant", "In Ihrem Assistenten", "Dans votre assistant", "En su asistente");
}
