using McpGateway.Faults.Fleets;

namespace McpGateway.Faults.Disks;

/// <summary>A few megabytes of memory, mounted for the gateway's process alone and gone with it.</summary>
internal sealed class MountedDisk : SmallDisk
{
    private readonly string folder;

    public MountedDisk(GatewayProcess gateway, string[] unshare, string folder) : base(gateway)
    {
        this.folder = folder;
        gateway.Prefix =
        [
            .. unshare, "sh", "-c", "mount -t tmpfs -o size=8m,mode=700 tmpfs \"$0\" && exec \"$@\"", folder,
        ];
    }

    private string Ballast => $"/proc/{Gateway.ProcessId}/root{folder}/ballast";

    public override async Task FillAsync()
    {
        var block = new byte[4096];
        await using var file = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                await file.WriteAsync(block);
            }
        }
        catch (IOException)
        {
            // No space left.
        }
    }

    public override Task MakeRoomAsync()
    {
        File.Delete(Ballast);
        return Task.CompletedTask;
    }
}
