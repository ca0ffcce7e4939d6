using System.Security.Cryptography;

namespace McpGateway.Storage.Encryption;

/// <summary>
/// A sealed content: <c>format byte | key id (16) | nonce (12) | ciphertext | tag (16)</c>, AES-256-GCM. Format, key
/// id, kind and id of the record are authenticated with it, so bytes moved to another record do not open.
/// </summary>
internal static class Envelope
{
    public const int NonceSize = 12;
    public const int TagSize = 16;

    private const byte Format = 1;
    private const int NonceAt = 1 + KeyId.Size;
    private const int HeaderSize = NonceAt + NonceSize;

    public static byte[] Seal(DataKey key, string kind, string id, ReadOnlySpan<byte> content)
    {
        var envelope = new byte[HeaderSize + content.Length + TagSize];
        envelope[0] = Format;
        key.Id.Write(envelope.AsSpan(1));
        var nonce = envelope.AsSpan(NonceAt, NonceSize);
        RandomNumberGenerator.Fill(nonce);

        var room = BindingRoom(kind, id);
        Span<byte> buffer = room <= LengthPrefixed.OnStack ? stackalloc byte[room] : new byte[room];
        var binding = Bind(envelope, kind, id, buffer);
        var cipher = key.Rent();
        cipher.Encrypt(
            nonce, content, envelope.AsSpan(HeaderSize, content.Length), envelope.AsSpan(^TagSize..), binding);
        key.Return(cipher);
        return envelope;
    }

    /// <summary>Which key opens it.</summary>
    public static KeyId ReadKeyId(string kind, string id, ReadOnlySpan<byte> envelope) =>
        envelope.Length >= HeaderSize + TagSize && envelope[0] == Format
            ? KeyId.Read(envelope[1..])
            : throw new SealBrokenException($"The record {kind}/{id} is not in a format that this gateway writes.");

    public static byte[] Open(DataKey key, string kind, string id, ReadOnlySpan<byte> envelope)
    {
        var content = new byte[envelope.Length - HeaderSize - TagSize];
        var room = BindingRoom(kind, id);
        Span<byte> buffer = room <= LengthPrefixed.OnStack ? stackalloc byte[room] : new byte[room];
        var binding = Bind(envelope, kind, id, buffer);
        var cipher = key.Rent();
        try
        {
            var nonce = envelope.Slice(NonceAt, NonceSize);
            cipher.Decrypt(nonce, envelope[HeaderSize..^TagSize], envelope[^TagSize..], content, binding);
        }
        catch (AuthenticationTagMismatchException failure)
        {
            throw new SealBrokenException(
                $"The record {kind}/{id} does not open: its bytes were changed, or belong to another record. Restore "
                + "it from a backup, or remove it.", failure);
        }
        finally
        {
            key.Return(cipher);
        }

        return content;
    }

    private static int BindingRoom(string kind, string id) =>
        sizeof(int) + 1 + sizeof(int) + KeyId.Size + LengthPrefixed.Room(kind) + LengthPrefixed.Room(id);

    private static ReadOnlySpan<byte> Bind(ReadOnlySpan<byte> envelope, string kind, string id, Span<byte> buffer)
    {
        var binding = new LengthPrefixed(buffer);
        binding.Add(envelope[..1]);
        binding.Add(envelope[1..NonceAt]);
        binding.Add(kind);
        binding.Add(id);
        return binding.Written;
    }
}
