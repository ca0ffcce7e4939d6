using System.Globalization;
using System.Text.Json;
using McpGateway.Storage.Upkeep;

namespace McpGateway.Commands;

/// <summary><c>store inspect</c>: what the store holds, in numbers.</summary>
internal static class StoreInspect
{
    private const int MostKeys = 10;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Task<int> RunAsync(
        string[] settings, bool asJson, TextWriter output, CancellationToken cancellationToken) =>
        StoreHost.RunAsync(settings, output, async host =>
        {
            var report = await StoreInspection.RunAsync(host.Services, cancellationToken);
            if (asJson)
            {
                output.WriteLine(JsonSerializer.Serialize(report, Json));
                return ExitCode.Done;
            }

            output.WriteLine($"{report.Profile}: {report.Kinds.Sum(kind => kind.Records)} records");
            output.WriteLine($"{"kind",-20} {"store",-9} {"records",9} {"expired",9} {"bytes",12}");
            foreach (var kind in report.Kinds)
            {
                output.WriteLine(
                    $"{kind.Kind,-20} {kind.Store,-9} {kind.Records,9} {kind.Expired,9} {kind.Bytes,12}");
            }

            WriteKeys(report.Keys, output);
            output.WriteLine($"Audit events: {report.Audit.Events}{Span(report.Audit)}");
            return ExitCode.Done;
        });

    private static void WriteKeys(IReadOnlyList<KeyCount> keys, TextWriter output)
    {
        output.WriteLine($"Sealed under {keys.Count} keys:");
        // A key that is missing is never among those left out.
        foreach (var key in keys.OrderBy(key => key.IsHeld).Take(Math.Max(MostKeys, keys.Count(key => !key.IsHeld))))
        {
            var note = key.IsHeld ? "" : "  NOT HELD, or shredded: these records do not open";
            output.WriteLine($"  {key.Id} {key.Records,9}{note}");
        }

        if (keys.Count > MostKeys)
        {
            output.WriteLine("  and more; --json has all");
        }
    }

    private static string Span(AuditCount audit) =>
        audit is { Oldest: { } oldest, Newest: { } newest } ? $", from {Iso(oldest)} to {Iso(newest)}" : "";

    internal static string Iso(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
