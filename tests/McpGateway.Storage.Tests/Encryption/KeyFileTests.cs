using McpGateway.Storage.Encryption;

namespace McpGateway.Storage.Tests.Encryption;

public sealed class KeyFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("keys-").FullName;
    private readonly string path;
    private readonly KeyFile keyFile;

    public KeyFileTests()
    {
        path = Path.Combine(folder, "store.key");
        keyFile = new KeyFile(path);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Problem(Action read) => Assert.Throws<KeyUnavailableException>(read).Message;

    [Fact]
    public void ANewKey_IsKept_AndReadAgain()
    {
        var made = keyFile.ReadOrCreate();

        Assert.Equal(32, made.Length);
        Assert.Equal(made, keyFile.ReadOrCreate());
        Assert.Equal(made, keyFile.Read());
        Assert.Equal([path], Directory.GetFiles(folder));
    }

    [Fact]
    public void ManyWhoNeedANewKeyAtTheSameMoment_GetTheOneThatStays()
    {
        for (var round = 0; round < 50; round++)
        {
            File.Delete(path);
            var keys = new byte[8][];
            Parallel.For(0, keys.Length, i => keys[i] = new KeyFile(path).ReadOrCreate());

            Assert.Equal(Convert.ToHexString(keyFile.Read()), Assert.Single(keys.Select(Convert.ToHexString).Distinct()));
            Assert.Equal([path], Directory.GetFiles(folder));
        }
    }

    [Fact]
    public void ANewKey_IsForItsOwnerOnly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        keyFile.ReadOrCreate();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, Mode);
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void AFileThatOthersMayUse_IsRefused(UnixFileMode more)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        keyFile.ReadOrCreate();
        Mode |= more;

        Assert.Contains("chmod 600", Problem(() => keyFile.Read()), StringComparison.Ordinal);
        Assert.Contains("chmod 600", Problem(() => keyFile.ReadOrCreate()), StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingFile_IsNotMade_ByReading()
    {
        Assert.Contains("is missing", Problem(() => keyFile.Read()), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public void AMissingFolder_IsAMissingKey()
    {
        var elsewhere = new KeyFile(Path.Combine(folder, "no", "key"));

        Assert.Contains("is missing", Problem(() => elsewhere.Read()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("mcpgateway-key-v1:")]
    [InlineData("mcpgateway-key-v1:AAAA")]
    [InlineData("mcpgateway-key-v1:!!!!AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("mcpgateway-key-v2:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("mcpgateway-key-v1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void AFileWithoutAKey_IsRefused_AndLeftAlone(string text)
    {
        keyFile.ReadOrCreate();
        File.WriteAllText(path, text);

        Assert.Contains("32 bytes in base64url", Problem(() => keyFile.ReadOrCreate()), StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(path));
    }

    [Fact]
    public async Task ManyThatMakeTheFileAtOnce_GetTheSameKey()
    {
        var keys = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Task.Run(() => new KeyFile(path).ReadOrCreate())));

        Assert.Single(keys.Select(Convert.ToHexString).Distinct());
        Assert.Equal([path], Directory.GetFiles(folder));
    }

    private UnixFileMode Mode
    {
        get => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);
        set
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, value);
            }
        }
    }
}
