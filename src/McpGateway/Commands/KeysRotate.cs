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
        output.WriteLine($"Under the present key-encryption key: {await keys.RewrapAsync(cancellationToken)} keys.");
        if (!proceed)
        {
            output.WriteLine($"New generations: {await keys.AddGenerationsAsync(cancellationToken)}. "
                + $"Running gateways take them up within {keys.KnownFor}; waiting for that.");
            await Task.Delay(keys.KnownFor, TimeProvider.System, cancellationToken);
        }

        for (var pass = 0; pass < Passes; pass++)
        {
            var left = await keys.CountOutdatedAsync(cancellationToken);
            if (left == 0)
            {
                output.WriteLine("Every record is sealed under the newest key of its owner.");
                return ExitCode.Done;
            }

            await SealAnewAsync(keys, left, output, cancellationToken);
        }

        var rest = await keys.CountOutdatedAsync(cancellationToken);
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
}
