using System.Net;
using System.Text.Json;

namespace McpGateway.Storage.Kms;

/// <summary>Says in a sentence what an answer that is no success means.</summary>
internal static class KmsFailure
{
    public static KmsException Read(HttpStatusCode code, ReadOnlySpan<byte> body) => (ReadStatus(body), (int)code) switch
    {
        ("INVALID_ARGUMENT", _) => new("refused the request: what it was given is not of this key.", false)
        {
            IsCiphertextRefused = true,
        },
        ("FAILED_PRECONDITION", _) => new("has the key, or the version that is needed, disabled or destroyed. Enable or "
            + "restore that version; while it is scheduled for destruction that is possible.", false),
        ("UNAUTHENTICATED", _) or (_, 401) => new("does not accept the gateway's credentials.", false),
        ("PERMISSION_DENIED", _) or (_, 403) => new("does not let the gateway's service account use the key; it needs the "
            + "role roles/cloudkms.cryptoKeyEncrypterDecrypter on it.", false),
        ("NOT_FOUND", _) or (_, 404) => new("has no such key. Check the name.", false),
        (_, 429) => new("has no quota left for the moment.", true),
        (_, >= 500) or (_, 408) => new("is not available at the moment.", true),
        _ => new($"answered with the unexpected status {(int)code}.", false),
    };

    private static string? ReadStatus(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, KmsJson.Default.Failure)?.Error?.Status;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
