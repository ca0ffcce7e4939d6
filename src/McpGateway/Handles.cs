using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using McpGateway.Storage;

namespace McpGateway;

/// <summary>
/// Issues and reads opaque handles: a kind prefix and, in base64url, a format byte, the id of the record it opens, 256
/// random bits and a keyed tag over all of it. The tag lets garbage and forgeries die before the store is asked, and
/// proves of an old refresh token that it once was real. The store keeps only a keyed hash of the secret.
/// </summary>
internal sealed class Handles(KeyedHash hash)
{
    private const byte Format = 1;
    private const int IdLength = 16;
    private const int SecretLength = 32;
    private const int TagLength = 32;
    private const int SecretStart = 1 + IdLength;
    private const int TagStart = SecretStart + SecretLength;

    // 81 bytes are 108 characters without spare bits, so no two texts decode to the same handle.
    private const int Length = TagStart + TagLength;

    /// <summary>A fresh random record id: 128 bits, base64url.</summary>
    public static string NewRecordId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdLength));

    /// <summary>Whether a text has the form of such an id.</summary>
    public static bool IsRecordId(string text) => Base64Url.IsValid(text, out var size) && size == IdLength;

    /// <summary>A new handle to the record; the hash is what the record keeps of it.</summary>
    public (string Text, byte[] Hash) Issue(HandleKind kind, string recordId)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = Format;
        Base64Url.DecodeFromChars(recordId, bytes[1..SecretStart]);
        RandomNumberGenerator.Fill(bytes[SecretStart..TagStart]);
        hash.Compute(TagPurpose(kind), bytes[..TagStart]).CopyTo(bytes[TagStart..]);
        var text = Prefix(kind) + Base64Url.EncodeToString(bytes);
        return (text, hash.Compute(SecretPurpose(kind), bytes[SecretStart..TagStart]));
    }

    /// <summary>The handle, or null when the text was never issued here as this kind.</summary>
    public Handle? TryRead(HandleKind kind, string? text)
    {
        var prefix = Prefix(kind);
        if (text is null || text.Length != prefix.Length + (Length / 3 * 4)
            || !text.StartsWith(prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var bytes = new byte[Length];
        var status = Base64Url.DecodeFromChars(text.AsSpan(prefix.Length), bytes, out _, out var written);
        var isCanonical = status == OperationStatus.Done && written == Length && bytes[0] == Format;
        return isCanonical && hash.Verify(TagPurpose(kind), bytes.AsSpan(0, TagStart), bytes.AsSpan(TagStart))
            ? new(kind, Base64Url.EncodeToString(bytes.AsSpan(1, IdLength)), bytes.AsMemory(SecretStart, SecretLength))
            : null;
    }

    /// <summary>Whether the record's hash is that of this handle, in constant time.</summary>
    public bool Matches(Handle handle, ReadOnlySpan<byte> recordHash) =>
        hash.Verify(SecretPurpose(handle.Kind), handle.Secret.Span, recordHash);

    /// <summary>What a record keeps of a handle that was read.</summary>
    public byte[] HashOf(Handle handle) => hash.Compute(SecretPurpose(handle.Kind), handle.Secret.Span);

    private static string Prefix(HandleKind kind) => kind switch
    {
        HandleKind.AccessToken => "mga_",
        HandleKind.RefreshToken => "mgr_",
        HandleKind.AuthorizationCode => "mgc_",
        HandleKind.ClientSecret => "mgs_",
        HandleKind.BrowserSession => "mgb_",
        HandleKind.SignInState => "mgi_",
        HandleKind.ConsentRequest => "mgq_",
        HandleKind.RegistrationToken => "mgt_",
        HandleKind.PushedRequest => "mgp_",
        HandleKind.ConfirmationToken => "mgf_",
        HandleKind.ConfirmationState => "mge_",
        HandleKind.ConfirmationPage => "mgl_",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string TagPurpose(HandleKind kind) => TagPurposes[(int)kind];

    private static string SecretPurpose(HandleKind kind) => SecretPurposes[(int)kind];

    private static readonly string[] TagPurposes =
        [.. Enum.GetValues<HandleKind>().Select(kind => $"handle-tag/{kind}")];

    private static readonly string[] SecretPurposes =
        [.. Enum.GetValues<HandleKind>().Select(kind => $"handle-secret/{kind}")];
}
