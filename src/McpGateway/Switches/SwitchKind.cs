namespace McpGateway.Switches;

/// <summary>What a switch stops: the closed words of API, page and audit.</summary>
internal static class SwitchKind
{
    public const string Connection = "connection";
    public const string Client = "client";
    public const string Provider = "provider";
    public const string User = "user";
    public const string Tool = "tool";
    public const string Effect = "effect";
    public const string Organizer = "organizer";
    public const string Everything = "everything";

    public static readonly IReadOnlyList<string> All =
        [Connection, Client, Provider, User, Tool, Effect, Organizer, Everything];
}
