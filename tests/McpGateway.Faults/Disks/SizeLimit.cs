using McpGateway.Faults.Fleets;

namespace McpGateway.Faults.Disks;

/// <summary>A limit to the size of the files that the gateway's process writes (RLIMIT_FSIZE).</summary>
internal sealed class SizeLimit : SmallDisk
{
    public SizeLimit(GatewayProcess gateway) : base(gateway) =>
        // What is ignored when a program starts stays so: a write beyond the limit fails and ends nothing.
        gateway.Prefix = ["sh", "-c", "trap '' XFSZ; exec \"$@\"", "sh"];

    public override async Task FillAsync() => Assert.Equal(0, await LimitAsync("4096"));

    public override async Task MakeRoomAsync() => Assert.Equal(0, await LimitAsync("unlimited"));

    private Task<int> LimitAsync(string size) =>
        RunAsync("prlimit", "--pid", $"{Gateway.ProcessId}", $"--fsize={size}:unlimited");
}
