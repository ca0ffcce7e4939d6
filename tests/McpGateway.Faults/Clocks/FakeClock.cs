using McpGateway.Faults.Fleets;

namespace McpGateway.Faults.Clocks;

/// <summary>The wall clock of a gateway process, which can be set forward and back while it runs.</summary>
internal sealed class FakeClock(string folder)
{
    private readonly string file = Path.Combine(folder, "clock");

    /// <summary>From the next start on the process has this clock.</summary>
    public void GiveTo(GatewayProcess gateway)
    {
        Set("+0");
        gateway.Environment["LD_PRELOAD"] = Library();
        gateway.Environment["FAKETIME_TIMESTAMP_FILE"] = file;
        gateway.Environment["FAKETIME_NO_CACHE"] = "1";
        // What a clock that is set does not change: how long something takes.
        gateway.Environment["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
        gateway.Environment["DONT_FAKE_MONOTONIC"] = "1";
    }

    /// <param name="offset">As libfaketime has it: <c>+2h</c>, <c>-2h</c>, <c>+0</c>.</param>
    public void Set(string offset)
    {
        var next = $"{file}.next";
        File.WriteAllText(next, offset + "\n");
        File.Move(next, file, overwrite: true);
    }

    private static string Library()
    {
        var found = new DirectoryInfo("/usr/lib").EnumerateDirectories("*-linux-gnu*")
            .Select(folder => Path.Combine(folder.FullName, "faketime", "libfaketimeMT.so.1")).FirstOrDefault(File.Exists);
        Assert.True(found is not null, "libfaketime is missing: install Debian's package libfaketime.");
        return found;
    }
}
