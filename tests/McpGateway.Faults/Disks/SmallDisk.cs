using System.Diagnostics;
using McpGateway.Faults.Fleets;

namespace McpGateway.Faults.Disks;

/// <summary>What the files of a gateway lie on, small enough to be full at a word.</summary>
internal abstract class SmallDisk(GatewayProcess gateway)
{
    protected GatewayProcess Gateway { get; } = gateway;

    /// <summary>A file system of its own where one may be mounted, and otherwise a limit to the size of files.</summary>
    public static async Task<SmallDisk> MakeAsync(GatewayProcess gateway, string folder)
    {
        string[][] ways = [["unshare", "--mount"], ["unshare", "--mount", "--map-root-user"]];
        foreach (var way in ways)
        {
            if (await RunAsync([.. way, "mount", "-t", "tmpfs", "tmpfs", folder]) == 0)
            {
                return new MountedDisk(gateway, way, folder);
            }
        }

        return new SizeLimit(gateway);
    }

    public abstract Task FillAsync();

    public abstract Task MakeRoomAsync();

    protected static async Task<int> RunAsync(params string[] line)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(line[0], line[1..]) { RedirectStandardError = true })!;
            await process.WaitForExitAsync();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
