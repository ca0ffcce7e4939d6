using McpGateway.Storage.Upkeep;

namespace McpGateway.Commands;

/// <summary><c>store backup</c>: the SQLite store in one file, while the gateway runs.</summary>
internal static class StoreBackup
{
    public static Task<int> RunAsync(
        string[] settings, FileInfo file, TextWriter output, CancellationToken cancellationToken) =>
        StoreHost.RunAsync(settings, output, async host =>
        {
            var records = await SqliteBackup.RunAsync(host.Services, file.FullName, cancellationToken);
            output.WriteLine($"Backed up to '{file}': {records} records, all of which the present key opens.");
            output.WriteLine("Keep it apart from the key file, and destroy it when what is in it is no longer to be kept.");
            return ExitCode.Done;
        });
}
