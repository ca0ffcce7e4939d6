using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace McpGateway.Sample;

/// <summary>The folder in which the sample keeps what must survive a restart. Only its owner can read it.</summary>
internal sealed class DataFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string path;

    private DataFolder(string path) => this.path = path;

    public static DataFolder Open(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        }

        return new(path);
    }

    public string PathOf(string name) => Path.Combine(path, name);

    /// <summary>A secret of 256 bits that is made once and then kept.</summary>
    public string GetSecret(string name)
    {
        var file = PathOf(name);
        if (!File.Exists(file))
        {
            Write(name, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));
        }

        return File.ReadAllText(file).Trim();
    }

    /// <summary>Replaces a file as a whole: a crash leaves the old one or the new one.</summary>
    public void Write(string name, string text)
    {
        var unfinished = PathOf($"{name}.new");
        File.Delete(unfinished);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var file = new FileStream(unfinished, options))
        {
            file.Write(Encoding.UTF8.GetBytes(text));
        }

        File.Move(unfinished, PathOf(name), overwrite: true);
    }
}
