namespace McpGateway.Faults.Switches;

/// <summary>What is known of the switches while a call begins.</summary>
/// <param name="Stage">How far the change of the switch has come.</param>
/// <param name="Stops">Whom the switch is meant for.</param>
internal sealed record SwitchMoment(SwitchStage Stage, Func<SwitchedCaller, bool> Stops)
{
    /// <summary>On its way: whatever happens to a call is right.</summary>
    public static SwitchMoment Changing() => new(SwitchStage.Changing, _ => false);

    public static SwitchMoment Lifted() => new(SwitchStage.Lifted, _ => false);

    public static SwitchMoment InForce(Func<SwitchedCaller, bool> stops) => new(SwitchStage.InForce, stops);
}

internal enum SwitchStage
{
    Changing,

    /// <summary>The receipt of the throw has come, and the lift is not asked for yet.</summary>
    InForce,

    /// <summary>The receipt of the lift has come, and the next throw is not asked for yet.</summary>
    Lifted,
}
