using McpGateway.Audit;
using McpGateway.Storage;

namespace McpGateway.Commands;

/// <summary><c>audit hold</c>: what retention does not delete. Placing and lifting are in the log.</summary>
internal static class AuditHoldCommand
{
    public static async Task<int> PlaceAsync(
        IServiceProvider host, string name, string? organizerId, DateOnly from, DateOnly to, TextWriter output,
        CancellationToken cancellationToken)
    {
        var hold = new AuditHold(name, organizerId, from, to, TimeProvider.System.GetUtcNow());
        if (!AuditHolds.IsName(name) || to < from || organizerId is "")
        {
            output.WriteLine("A hold needs a name of up to 64 letters, digits, '-' and '_', and --to not before --from.");
            return ExitCode.Wrong;
        }

        if (!await host.GetRequiredService<AuditHolds>().PlaceAsync(hold, cancellationToken))
        {
            output.WriteLine($"There are {AuditHolds.Most} holds; lift one first.");
            return ExitCode.Refused;
        }

        await NoteAsync(host, AuditAction.HoldPlaced, organizerId);
        output.WriteLine($"Held: {Tell(hold)}. What retention has deleted before is not back.");
        return ExitCode.Done;
    }

    public static async Task<int> LiftAsync(
        IServiceProvider host, string name, TextWriter output, CancellationToken cancellationToken)
    {
        if (await host.GetRequiredService<AuditHolds>().LiftAsync(name, cancellationToken) is not { } hold)
        {
            output.WriteLine($"There is no hold '{name}'.");
            return ExitCode.Refused;
        }

        await NoteAsync(host, AuditAction.HoldLifted, hold.OrganizerId);
        output.WriteLine($"Lifted: {Tell(hold)}.");
        return ExitCode.Done;
    }

    public static async Task<int> ListAsync(
        IServiceProvider host, TextWriter output, CancellationToken cancellationToken)
    {
        var holds = await host.GetRequiredService<AuditHolds>().ListAsync(cancellationToken);
        foreach (var hold in holds)
        {
            output.WriteLine(Tell(hold));
        }

        output.WriteLine($"{holds.Count} holds.");
        return ExitCode.Done;
    }

    private static ValueTask NoteAsync(IServiceProvider host, string action, string? organizerId) =>
        host.GetRequiredService<IAuditStore>().AppendAsync(
            [
                new()
                {
                    Time = TimeProvider.System.GetUtcNow(),
                    RequestId = $"audit-hold-{Guid.NewGuid():N}",
                    Action = action,
                    Outcome = AuditOutcome.Success,
                    OrganizerId = organizerId,
                },
            ],
            CancellationToken.None);

    private static string Tell(AuditHold hold) =>
        $"{hold.Id}: {hold.OrganizerId ?? "all organizers"}, {hold.From:yyyy-MM-dd} to {hold.To:yyyy-MM-dd}";
}
