using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using McpGateway.Sample;

namespace McpGateway.Tests.Sample;

public sealed class GatewaySettingsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mcp-gateway-").FullName;

    [Fact]
    public void Gateway_IsToldOfTheBackOffice_AndTheBackOfficeOfTheGateway()
    {
        var settings = From();
        var arguments = settings.Arguments;

        Assert.Contains("--Gateway:PublicUrl=http://localhost:8080", arguments);
        Assert.Contains("--Gateway:SignIn:Authority=http://localhost:8090", arguments);
        Assert.Contains("--Gateway:BackOffice:Url=http://localhost:8090", arguments);
        Assert.Contains($"--Gateway:SignIn:ClientSecret={settings.BackOffice.ClientSecret}", arguments);
        Assert.Contains(arguments, argument => argument.StartsWith("--urls=http://127.0.0.1:8080"));
        Assert.Equal(["http://localhost:8080/sign-in/callback"], settings.BackOffice.RedirectUris);
    }

    [Fact]
    public void Gateway_IsGivenTheHashOfTheCredential_NotTheCredential()
    {
        var arguments = From().Arguments;
        var credential = File.ReadAllText(Path.Combine(folder, "operator.credential"));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(credential)));

        Assert.Contains($"--Gateway:Api:Credentials:0:SecretHash={hash}", arguments);
        Assert.DoesNotContain(arguments, argument => argument.Contains(credential, StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_OfTheUser_GoBeforeTheSamples_OnBothSides()
    {
        var settings = From("--Gateway:PublicUrl", "https://mcp.example.com", "--Gateway:SignIn:ClientId=other");

        Assert.Equal("https://mcp.example.com", settings.PublicUrl);
        Assert.Equal(["https://mcp.example.com/sign-in/callback"], settings.BackOffice.RedirectUris);
        Assert.Equal("other", settings.BackOffice.ClientId);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Secrets_AreMadeOnce_AndOnlyTheirOwnerReadsThem()
    {
        var first = From().BackOffice.ClientSecret;

        Assert.Equal(first, From().BackOffice.ClientSecret);
        Assert.All(
            Directory.EnumerateFiles(folder),
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }

    [Fact]
    public void Banner_SaysWhatToPaste_AndWhoCanSignIn_AndShowsNoSecret()
    {
        var settings = From();
        var banner = Banner.For(settings);

        Assert.Contains(
            "claude mcp add --transport http sample http://localhost:8080/mcp", banner, StringComparison.Ordinal);
        Assert.Contains("http://localhost:8080/connections", banner, StringComparison.Ordinal);
        Assert.Contains("olivia@alpine.example   try-olivia    owner at org_alpine", banner, StringComparison.Ordinal);
        Assert.DoesNotContain(settings.BackOffice.ClientSecret, banner, StringComparison.Ordinal);
        Assert.DoesNotContain(
            File.ReadAllText(Path.Combine(folder, "operator.credential")), banner, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private GatewaySettings From(params string[] settings) =>
        GatewaySettings.From(new(8080, 8090, folder, Https: false, settings), DataFolder.Open(folder));
}
