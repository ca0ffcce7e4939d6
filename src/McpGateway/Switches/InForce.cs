namespace McpGateway.Switches;

/// <summary>What stops anybody or anything at one moment: the switches, and the restrictions of one organizer.</summary>
internal readonly struct InForce(SwitchBoard board, Restrictions restrictions, DateTimeOffset now)
{
    /// <summary>Nothing is stopped: the usual case.</summary>
    public bool IsNothing => board.IsEmpty && !restrictions.Restrict;

    /// <summary>Whether tools have to be looked at one by one.</summary>
    public bool StopsTools => board.StopsTools || restrictions.Effects is not null;

    /// <summary>What stops this party, whatever it wants to do.</summary>
    public Stop? FindStop(Party party)
    {
        var thrown = board.Find(SwitchKind.Everything, "", now)
            ?? board.Find(SwitchKind.Provider, party.Provider, now)
            ?? board.Find(SwitchKind.Client, party.ClientId, now)
            ?? board.Find(SwitchKind.Organizer, party.OrganizerId, now)
            ?? board.Find(SwitchKind.User, party.UserId, now)
            ?? board.Find(SwitchKind.Connection, party.ConnectionId, now);
        return thrown is not null ? Stop.By(thrown)
            : restrictions.NoAssistants ? Stop.ByOrganizer("assistants")
            : restrictions.Excludes(party.Provider) ? Stop.ByOrganizer("assistants of this provider")
            : null;
    }

    /// <summary>What stops this tool, whoever calls it. What cannot be undone is a change too.</summary>
    public Stop? FindStop(string tool, string effect)
    {
        var thrown = board.Find(SwitchKind.Tool, tool, now)
            ?? board.Find(SwitchKind.Effect, effect, now)
            ?? (effect == ToolEffect.Destructive ? board.Find(SwitchKind.Effect, ToolEffect.Write, now) : null);
        return thrown is not null ? Stop.By(thrown)
            : restrictions.ExcludesEffect(effect) ? Stop.ByOrganizer($"assistants tools of the effect {effect}")
            : null;
    }
}
