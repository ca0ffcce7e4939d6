using System.Diagnostics;
using McpGateway.Storage.Sqlite;

namespace McpGateway.Storage.Tests.Sqlite;

public sealed class DurabilityTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhateverWasAcknowledged_IsThere_AfterTheProcessWasKilled()
    {
        await using var folder = new SqliteFolder();
        var acknowledged = await WriteUntilKilledAsync(folder.Folder, lines: 2000);
        var database = folder.Open();
        var records = new SqliteRecordStore(database, TimeProvider.System);
        var audit = new SqliteAuditStore(database, TimeProvider.System);

        Assert.True(acknowledged.Count >= 2000);
        foreach (var line in acknowledged)
        {
            var (what, id) = (line[..line.IndexOf(' ')], line[(line.IndexOf(' ') + 1)..]);
            var isThere = what == "record"
                ? await records.FindAsync("kept", id, Cancel) is not null
                : (await audit.QueryAsync(new AuditQuery { RequestId = id }, Cancel)).Events.Count == 1;
            Assert.True(isThere, $"Acknowledged, but lost: {line}");
        }
    }

    /// <summary>Kills the writer after some acknowledgements; returns all that it got out, whole lines only.</summary>
    private static async Task<List<string>> WriteUntilKilledAsync(string folder, int lines)
    {
        // The test may itself run under the dotnet host or as an executable of its own.
        var self = Environment.ProcessPath!;
        string[] arguments = Path.GetFileNameWithoutExtension(self) == "dotnet"
            ? [typeof(DurabilityTests).Assembly.Location, UnluckyWriter.Argument, folder]
            : [UnluckyWriter.Argument, folder];
        using var writer = Process.Start(new ProcessStartInfo(self, arguments) { RedirectStandardOutput = true })!;
        var text = "";
        try
        {
            var buffer = new char[4096];
            while (text.Count(character => character == '\n') < lines)
            {
                var read = await writer.StandardOutput.ReadAsync(buffer, Cancel);
                Assert.True(read > 0, "The writer ended by itself.");
                text += new string(buffer, 0, read);
            }
        }
        finally
        {
            // SIGKILL on Unix: nothing is flushed and no handler runs.
            writer.Kill();
        }

        text += await writer.StandardOutput.ReadToEndAsync(Cancel);
        await writer.WaitForExitAsync(Cancel);
        return [.. text.Split('\n').SkipLast(1)];
    }
}
