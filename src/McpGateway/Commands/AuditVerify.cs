using System.Globalization;
using McpGateway.Storage;
using McpGateway.Storage.Integrity;

namespace McpGateway.Commands;

/// <summary><c>audit verify</c>: whether the log is as it was written, and where it is not.</summary>
internal static class AuditVerify
{
    private const int MostTold = 50;

    public static async Task<int> RunAsync(
        IServiceProvider host, string? organizerId, DateOnly? from, DateOnly? to, TextWriter output,
        CancellationToken cancellationToken)
    {
        var verification = host.GetRequiredService<AuditVerification>();
        var began = TimeProvider.System.GetTimestamp();
        var verdict = await verification.RunAsync(organizerId, from, to, cancellationToken);
        var seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{verdict.Events} events in {verdict.Chains} chains, read in {seconds:0.0} s; {verdict.SignedDays} days signed."));
        if (verdict.BeforeIntegrity > 0)
        {
            output.WriteLine(
                $"{verdict.BeforeIntegrity} events are from before integrity: nothing proves them, and none can come after.");
        }

        await TellKeyAsync(verification, verdict, output, cancellationToken);
        if (verdict.Findings.Count == 0)
        {
            output.WriteLine("Intact.");
            return ExitCode.Done;
        }

        output.WriteLine($"Broken. First: {Tell(verdict.Findings[0])}");
        foreach (var finding in verdict.Findings.Skip(1).Take(MostTold))
        {
            output.WriteLine($"  also: {Tell(finding)}");
        }

        if (verdict.Findings.Count - 1 > MostTold)
        {
            output.WriteLine($"  and {verdict.Findings.Count - 1 - MostTold} more.");
        }

        return ExitCode.Refused;
    }

    private static async Task TellKeyAsync(
        AuditVerification verification, AuditVerdict verdict, TextWriter output, CancellationToken cancellationToken)
    {
        if (verdict.LastCheckpoint is { } text)
        {
            output.WriteLine("The last checkpoint, to be kept elsewhere, and the key that signs checkpoints:");
            output.WriteLine(text.TrimEnd());
            output.WriteLine(await verification.FindPublicKeyAsync(cancellationToken));
        }
    }

    private static string Tell(AuditFinding finding)
    {
        var place = finding.OrganizerId switch
        {
            null => $"day {finding.Day:yyyy-MM-dd}",
            "" => $"day {finding.Day:yyyy-MM-dd}, events without an organizer",
            _ => $"day {finding.Day:yyyy-MM-dd}, organizer {finding.OrganizerId}",
        };
        var lane = finding.Lane.Length > 0 ? $", lane {finding.Lane}" : "";
        var position = finding.Position is { } at ? $", position {at}" : "";
        var sequence = finding.Sequence is { } number ? $", sequence {number}" : "";
        return $"{place}{lane}{position}{sequence}: {Describe(finding.Fault)}";
    }

    private static string Describe(AuditFault fault) => fault switch
    {
        AuditFault.Changed => "the event was changed.",
        AuditFault.Missing => "the event is missing.",
        AuditFault.OutOfOrder => "the event is out of order.",
        AuditFault.Added => "the event was added behind the gateway's back.",
        AuditFault.CutAtTheEnd => "the chain is cut off from here to its end.",
        AuditFault.HeadMissing => "the head of the chain is missing.",
        AuditFault.HeadChanged => "the head of the chain is another event's.",
        AuditFault.DayChanged => "its chains are not those that were signed.",
        AuditFault.CheckpointChanged => "its checkpoint was changed.",
        _ => "its checkpoint is missing.",
    };
}
