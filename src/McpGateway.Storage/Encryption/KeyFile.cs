using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace McpGateway.Storage.Encryption;

/// <summary>
/// The key-encryption key in a file that only its owner may read: lines that begin with <c>#</c> say what it is, one
/// line <c>mcpgateway-key-v1:</c> carries 32 bytes in base64url.
/// </summary>
internal sealed partial class KeyFile(string path)
{
    private const string Prefix = "mcpgateway-key-v1:";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public string Path => path;

    /// <summary>Makes a key if there is no file. Only for a store without data keys: no other opens with a new key.
    /// </summary>
    public byte[] ReadOrCreate()
    {
        if (!File.Exists(path))
        {
            Create();
        }

        return Read();
    }

    public byte[] Read()
    {
        try
        {
            using var handle = File.OpenHandle(path);
            RequirePrivate(handle);
            using var reader = new StreamReader(new FileStream(handle, FileAccess.Read));
            return Parse(reader);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new KeyUnavailableException(
                $"The key file '{path}' is missing, and this store holds data that only its key opens. Put the file "
                + "back from its backup, or set Gateway:Storage:Keys:File to where it is.", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new KeyUnavailableException($"The key file '{path}' cannot be read by this process.", failure);
        }
    }

    private byte[] Parse(StreamReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith(Prefix, StringComparison.Ordinal))
            {
                continue;
            }

            var text = line.AsSpan(Prefix.Length).Trim();
            if (Base64Url.IsValid(text, out var size) && size == DataKey.Size)
            {
                return Base64Url.DecodeFromChars(text);
            }
        }

        throw new KeyUnavailableException(
            $"The key file '{path}' has no line '{Prefix}' followed by 32 bytes in base64url. Put the right file "
            + "there.");
    }

    private void RequirePrivate(SafeFileHandle handle)
    {
        if (!OperatingSystem.IsWindows()
            && (File.GetUnixFileMode(handle) & ~(OwnerOnly | UnixFileMode.UserExecute)) != 0)
        {
            throw new KeyUnavailableException(
                $"The key file '{path}' is open to other accounts. Run 'chmod 600' on it; if others had access to this "
                + "machine, treat the key as known to them.");
        }
    }

    private void Create()
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            WriteDraft(draft);
            // Whole or not at all, and never over the key of a process that was faster. To move a file looks first and
            // then moves; between the two, the faster one's key would be lost. A link is made or refused in one step.
            if (OperatingSystem.IsWindows() || Link(draft, path) != 0)
            {
                File.Move(draft, path, overwrite: false);
            }
            else
            {
                File.Delete(draft);
            }
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new KeyUnavailableException(
                $"The key file '{path}' cannot be made: its folder is not writable.", failure);
        }
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string added);

    private static void WriteDraft(string draft)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using var file = new FileStream(draft, options);
        file.Write(Text());
        file.Flush(flushToDisk: true);
    }

    private static byte[] Text() => Encoding.ASCII.GetBytes(
        $"""
        # The key that opens this gateway's store. Keep a copy in a safe place, apart from the store and its backups:
        # who has both reads everything, and without this file everything in the store is lost.
        {Prefix}{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(DataKey.Size))}

        """);
}
