using System.Diagnostics;
using McpGateway.Tests.Tools;

namespace McpGateway.Tests;

/// <summary>A gateway that cannot start says everything that stands in the way, at once, and ends with 2.</summary>
public sealed class StartUpTests
{
    private const string Secret = "hush-hush-hush-hush";

    /// <summary>Sound settings of which each test breaks some.</summary>
    private static readonly string[] Sound =
    [
        "--urls=http://127.0.0.1:0", "--Gateway:PublicUrl=http://localhost:1",
        "--Gateway:SignIn:Authority=http://localhost:2",
        "--Gateway:SignIn:ClientId=gateway", $"--Gateway:SignIn:ClientSecret={Secret}",
        "--Gateway:BackOffice:Url=http://localhost:2", $"--Gateway:Catalog:Path={SampleCatalog.Path}",
        "--Gateway:Storage:Sqlite:Path=gateway.db",
    ];

    /// <summary>As an operator sees it: the process itself.</summary>
    [Fact]
    public async Task EveryMistake_IsToldAtOnce_AndTheProcessEndsWithTwo()
    {
        using var catalog = new BrokenCatalog();

        var (exitCode, output) = await RunAsync(
            "--Gateway:PublicUrl=http://mcp.example.com", "--Gateway:Storage:Profile=Cassandra",
            "--Gateway:SignIn:Authority=http://idp.example.com", $"--Gateway:SignIn:ClientSecret={Secret}",
            "--Gateway:BackOffice:Url=ftp://x", "--Gateway:OAuth:AccessTokenLifetime=5.00:00:00",
            "--Gateway:Roles:RefreshAfter=soon",
            "--Gateway:OAuth:RefreshReplayWindow=01:00:00", $"--Gateway:Catalog:Path={catalog.Path}",
            "--Gateway:Api:Credentials:0:Name=", $"--Gateway:Api:Credentials:0:SecretHash={Secret}");

        Assert.Equal(2, exitCode);
        foreach (var mistake in new[]
        {
            "Gateway:PublicUrl is 'http://mcp.example.com'", "Gateway:Storage:Profile is 'Cassandra'",
            "Gateway:SignIn:Authority is 'http://idp.example.com'", "Gateway:SignIn:ClientId is missing",
            "Gateway:BackOffice:Url is 'ftp://x'", "Gateway:OAuth:AccessTokenLifetime is 5.00:00:00",
            "Gateway:OAuth:RefreshReplayWindow is 01:00:00", "'Gateway:Roles:RefreshAfter'", "Gateway:Api:Credentials:0:Name is missing",
            "Gateway:Api:Credentials:0:SecretHash is not a SHA-256", "roles.yaml", "scopes.yaml",
        })
        {
            Assert.Contains(mistake, output, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Secret, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    /// <summary>Wherever a name is misspelled, it is told with all other mistakes and the name that was
    /// meant.</summary>
    [Fact]
    public async Task AMisspelledName_IsToldWithTheNearest_FromTheCommandLineAndTheEnvironment()
    {
        var (exitCode, output) = await RunAsync(
            [("Gateway__SignIn__Autority", Secret)],
            [.. Sound[1..], "--Gateway:OAuth:AcessTokenLifetime=00:05:00", "--Gateway:Roles:RefreshAfter=soon"]);

        Assert.Equal(2, exitCode);
        Assert.Contains("- Gateway:OAuth:AcessTokenLifetime is not a setting; did you mean "
            + "Gateway:OAuth:AccessTokenLifetime?", output, StringComparison.Ordinal);
        Assert.Contains("- Gateway:SignIn:Autority is not a setting; did you mean Gateway:SignIn:Authority?", output,
            StringComparison.Ordinal);
        Assert.Contains("'Gateway:Roles:RefreshAfter'", output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAnySetting_EachThatIsMissingIsNamed()
    {
        var (exitCode, output) = await RunAsync();

        Assert.Equal(2, exitCode);
        foreach (var name in new[]
        {
            "Gateway:PublicUrl", "Gateway:SignIn:Authority", "Gateway:SignIn:ClientId", "Gateway:SignIn:ClientSecret",
            "Gateway:BackOffice:Url", "Gateway:Catalog:Path", "Gateway:Storage:Sqlite:Path",
        })
        {
            Assert.Contains($"- {name}", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AKeyFileThatHoldsNoKey_IsExplained_AndTheProcessEndsWithTwo()
    {
        var folder = Directory.CreateTempSubdirectory("mcp-gateway-").FullName;
        var key = Path.Combine(folder, "a.key");
        await File.WriteAllTextAsync(key, "no key", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        var (exitCode, output) = await RunAsync(
            [.. Sound, $"--Gateway:Storage:Sqlite:Path={folder}/gateway.db", $"--Gateway:Storage:Keys:File={key}"]);
        Directory.Delete(folder, recursive: true);

        Assert.Equal(2, exitCode);
        Assert.Contains($"- The key file '{key}' has no line", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Gateway:PublicUrl", "")]
    [InlineData("Gateway:PublicUrl", "mcp.example.com")]
    [InlineData("Gateway:PublicUrl", "ftp://mcp.example.com")]
    [InlineData("Gateway:PublicUrl", "http://mcp.example.com")]
    [InlineData("Gateway:PublicUrl", "http://10.0.0.1")]
    [InlineData("Gateway:PublicUrl", "https://mcp.example.com/base")]
    [InlineData("Gateway:PublicUrl", "https://mcp.example.com?x=1")]
    [InlineData("Gateway:PublicUrl", "https://user:pw@mcp.example.com")]
    [InlineData("Gateway:Storage:Profile", "")]
    [InlineData("Gateway:Storage:Profile", "Redis")]
    [InlineData("Gateway:Catalog:Path", "")]
    [InlineData("Gateway:Catalog:Path", "/nowhere/at/all")]
    [InlineData("Gateway:OAuth:AccessTokenLifetime", "soon")]
    [InlineData("Gateway:OAuth:AccessTokenLifetime", "00:00:00")]
    [InlineData("Gateway:OAuth:RefreshTokenLifetime", "366.00:00:00")]
    [InlineData("Gateway:OAuth:AuthorizationCodeLifetime", "-00:01:00")]
    public void ABrokenSetting_IsExplainedByItsName(string name, string value)
    {
        var reasons = ReasonsFor($"--{name}={value}");

        Assert.Contains(reasons, reason => reason.Contains(name, StringComparison.Ordinal));
        Assert.DoesNotContain(reasons, reason => reason.Contains(Secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://mcp.example.com")]
    [InlineData("https://mcp.example.com/")]
    [InlineData("https://mcp.example.com:8443")]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://[::1]:8080")]
    public void ASoundOrigin_IsTaken(string url) => Assert.Empty(ReasonsFor($"--Gateway:PublicUrl={url}"));

    /// <summary>What is a fault of ours is not dressed up as the operator's.</summary>
    [Fact]
    public void AFault_IsNotExplained() => Assert.Empty(StartUp.Explain(new ArgumentNullException("ours")));

    private static IReadOnlyList<string> ReasonsFor(string setting)
    {
        try
        {
            using var app = (IDisposable)McpGateway.Program.Build([.. Sound, setting]);
            return [];
        }
        catch (Exception exception) when (StartUp.Explain(exception) is { Count: > 0 } reasons)
        {
            return reasons;
        }
    }

    private static Task<(int ExitCode, string Output)> RunAsync(params string[] settings) => RunAsync([], settings);

    private static async Task<(int ExitCode, string Output)> RunAsync(
        (string Name, string Value)[] environment, string[] settings)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        Array.ForEach([Path.Combine(AppContext.BaseDirectory, "McpGateway.dll"), .. settings], start.ArgumentList.Add);
        Array.ForEach(environment, variable => start.Environment[variable.Name] = variable.Value);
        using var process = Process.Start(start)!;
        var output =
            await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(output));
    }

    private sealed class BrokenCatalog : IDisposable
    {
        public BrokenCatalog()
        {
            File.WriteAllText(System.IO.Path.Combine(Path, "roles.yaml"), "roles: [");
            File.WriteAllText(System.IO.Path.Combine(Path, "scopes.yaml"), "scopes: nonsense");
        }

        public string Path { get; } = Directory.CreateTempSubdirectory("mcp-gateway-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
