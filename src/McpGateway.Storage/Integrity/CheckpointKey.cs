using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace McpGateway.Storage.Integrity;

/// <summary>The key that signs checkpoints: ECDSA over P-256 with SHA-256, signatures as r and s of 32 bytes each. With it
/// stands what was signed last, so that a checkpoint that goes is missed.</summary>
/// <param name="Private">PKCS #8.</param>
/// <param name="LastDay">The last day that was signed; null when none was.</param>
/// <param name="LastHash">Of its checkpoint.</param>
internal sealed record CheckpointKey(byte[] Private, int? LastDay, byte[]? LastHash)
{
    public const string Kind = "audit-state";

    public static CheckpointKey Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new(key.ExportPkcs8PrivateKey(), null, null);
    }

    /// <summary>SubjectPublicKeyInfo in PEM.</summary>
    [JsonIgnore]
    public string PublicKey
    {
        get
        {
            using var key = Open();
            return key.ExportSubjectPublicKeyInfoPem();
        }
    }

    public byte[] Sign(Checkpoint checkpoint)
    {
        using var key = Open();
        return key.SignData(Encoding.UTF8.GetBytes(checkpoint.Text), HashAlgorithmName.SHA256);
    }

    public bool Verify(SignedCheckpoint signed)
    {
        using var key = Open();
        return key.VerifyData(Encoding.UTF8.GetBytes(signed.Text), signed.Signature, HashAlgorithmName.SHA256);
    }

    private ECDsa Open()
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(Private, out _);
        return key;
    }
}

/// <summary>A checkpoint as it is kept.</summary>
/// <param name="Text">The lines.</param>
/// <param name="Signature">Over their UTF-8 bytes.</param>
internal sealed record SignedCheckpoint(string Text, byte[] Signature);
