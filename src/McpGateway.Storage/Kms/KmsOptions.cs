namespace McpGateway.Storage.Kms;

/// <summary><c>Gateway:Storage:Keys:Kms</c></summary>
internal sealed class KmsOptions
{
    public const string DefaultEndpoint = "https://cloudkms.googleapis.com/";

    /// <summary>The resource name of a symmetric key: <c>projects/…/locations/…/keyRings/…/cryptoKeys/…</c>. Empty when
    /// the key-encryption key is a file.</summary>
    public string Key { get; set; } = "";

    /// <summary>Where Cloud KMS is asked: Google's own address, a regional or private one, or on this machine a stand-in,
    /// which is sent no token of Google's.</summary>
    public string Endpoint { get; set; } = DefaultEndpoint;

    /// <summary>Null, or the rest of a sentence that begins with the name of the section.</summary>
    public string? FindMistake()
    {
        if (Key.Length > 0 && KmsKeyName.TryParse(Key) is null)
        {
            return $"Key is '{Key}', which is no name of a Cloud KMS key; write "
                + "projects/…/locations/…/keyRings/…/cryptoKeys/…, without a version.";
        }

        return !Uri.TryCreate(Endpoint, UriKind.Absolute, out var address)
            || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            || address.AbsolutePath != "/"
            ? $"Endpoint is '{Endpoint}'; data keys travel to it, so it must be an https address without a path, or a "
                + "stand-in on this machine."
            : null;
    }
}
