using McpGateway.Storage;

namespace McpGateway.Commands;

/// <summary><c>keys status</c>: what still needs which key.</summary>
internal static class KeysStatus
{
    public static async Task<int> RunAsync(
        IServiceProvider host, TextWriter output, CancellationToken cancellationToken)
    {
        var use = await host.GetRequiredService<StoreKeys>().DescribeAsync(cancellationToken);
        output.WriteLine("Key-encryption keys:");
        foreach (var wrapper in use.Wrappers)
        {
            output.WriteLine($"  {(wrapper.IsPresent ? "present" : "previous"),-8} {wrapper.DataKeys,6} data keys  "
                + $"{wrapper.Name}{Advice(wrapper)}");
        }

        output.WriteLine("Data keys, and the records that are sealed under them:");
        foreach (var key in use.Generations)
        {
            output.WriteLine($"  {Owner(key),-24} generation {key.Generation,3} {key.Records,9} records"
                + (key.IsNewest ? "  seals" : key.Records == 0 ? "  needed by nothing" : "  keys rotate --continue"));
        }

        output.WriteLine($"Hash keys: {use.HashGenerations}. All verify; a hash does not say under which it was made.");
        if (use.Shredded > 0)
        {
            output.WriteLine($"Shredded: {use.Shredded} data keys, with {use.RecordsShredded} records that go as they expire.");
        }

        if (use.RecordsLost > 0)
        {
            output.WriteLine($"Lost: {use.RecordsLost} records do not open, and no key was shredded. Restore a backup.");
        }

        return ExitCode.Done;
    }

    private static string Advice(WrapperUse wrapper) =>
        wrapper is { IsPresent: false, DataKeys: 0 } ? "  needed by nothing but backups: take it out of Keys:Previous"
        : wrapper.IsPresent ? ""
        : "  keys rotate";

    private static string Owner(GenerationUse key) => key.Owner.Length == 0 ? "the gateway" : key.Owner;
}
