using McpGateway.Audit;
using McpGateway.Storage;

namespace McpGateway.Commands;

/// <summary><c>keys rotate</c>: new keys in force, old ones needed no more, and nobody notices.</summary>
internal static class KeysRotate
{
    private const int Passes = 3;
    private const int Stride = 1000;

    public static async Task<int> RunAsync(
        IServiceProvider host, bool proceed, TextWriter output, CancellationToken cancellationToken)
    {
        var keys = host.GetRequiredService<StoreKeys>();
        var audit = host.GetRequiredService<IAuditStore>();
        output.WriteLine($"Under the present key-encryption key: {await keys.RewrapAsync(cancellationToken)} keys.");
        var added = proceed ? 0 : await keys.AddGenerationsAsync(cancellationToken);
        // As soon as it is true: sealing anew may take hours, or be stopped.
        await audit.AppendAsync([Event(AuditAction.KeysRotated)], CancellationToken.None);
        if (!proceed)
        {
            output.WriteLine($"New generations: {added}. "
                + $"Running gateways take them up within {keys.KnownFor}; waiting for that.");
            await Task.Delay(keys.KnownFor, TimeProvider.System, cancellationToken);
        }

        var rest = await keys.CountOutdatedAsync(cancellationToken);
        for (var pass = 0; rest > 0 && pass < Passes; pass++)
        {
            await SealAnewAsync(keys, rest, output, cancellationToken);
            rest = await keys.CountOutdatedAsync(cancellationToken);
        }

        await RetireAsync(keys, audit, output, cancellationToken);
        output.WriteLine(rest == 0
            ? "Every record is sealed under the newest key of its owner."
            : $"{rest} records changed in the meantime, or do not open. Run 'keys rotate --continue' in a while.");
        return rest == 0 ? ExitCode.Done : ExitCode.Refused;
    }

    private static async Task SealAnewAsync(
        StoreKeys keys, int all, TextWriter output, CancellationToken cancellationToken)
    {
        var done = 0;
        await keys.SealAnewAsync(
            () =>
            {
                if (++done % Stride == 0)
                {
                    output.WriteLine($"Sealed anew: {done} of {all}.");
                }
            },
            cancellationToken);
        output.WriteLine($"Sealed anew: {done} of {all}.");
    }

    /// <summary>Deletes what nothing needs any more, and notes whose it was.</summary>
    private static async Task RetireAsync(
        StoreKeys keys, IAuditStore audit, TextWriter output, CancellationToken cancellationToken)
    {
        var owners = await keys.RetireAsync(cancellationToken);
        foreach (var some in owners.Distinct().Chunk(Stride))
        {
            await audit.AppendAsync([.. some.Select(owner => Event(AuditAction.KeysRetired, owner))], CancellationToken.None);
        }

        if (owners.Count > 0)
        {
            output.WriteLine($"Deleted: {owners.Count} data keys that nothing needs any more.");
        }
    }

    private static AuditEvent Event(string action, string owner = "") => new()
    {
        Time = TimeProvider.System.GetUtcNow(),
        RequestId = $"keys-rotate-{Guid.NewGuid():N}",
        Action = action,
        Outcome = AuditOutcome.Success,
        OrganizerId = owner.Length > 0 ? owner : null,
    };
}
