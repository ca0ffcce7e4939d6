using McpGateway.Storage.Kms;

namespace McpGateway.Storage.Encryption;

/// <summary><c>Gateway:Storage:Keys</c></summary>
internal sealed class KeyOptions
{
    /// <summary>The file of the key-encryption key; by default it lies beside the store.</summary>
    public string? File { get; set; }

    /// <summary>The key-encryption key in Cloud KMS, instead of a file.</summary>
    public KmsOptions Kms { get; set; } = new();

    /// <summary>Key-encryption keys that the present one replaced and that still open what they wrapped: paths of files, or
    /// names of Cloud KMS keys.</summary>
    public IList<string> Previous { get; } = [];

    /// <summary>For how long a process believes what it knows of the keys: so long after a change it is in force
    /// everywhere. The same in every process.</summary>
    public TimeSpan KnownFor { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Null, or the rest of a sentence that begins with the name of the section.</summary>
    public string? FindMistake()
    {
        if (Kms.FindMistake() is { } mistake)
        {
            return $"Kms:{mistake}";
        }

        if (Kms.Key.Length > 0 && !string.IsNullOrWhiteSpace(File))
        {
            return "File and Kms:Key are both set, and only one key wraps. Keep the one that is to wrap; the other belongs "
                + "in Previous while data keys are wrapped under it.";
        }

        if (Previous.FirstOrDefault(name => string.IsNullOrWhiteSpace(name)
            || (name.StartsWith(KmsKeyName.Prefix, StringComparison.Ordinal) && KmsKeyName.TryParse(name) is null))
            is { } wrong)
        {
            return $"Previous contains '{wrong}', which is neither a path nor the name of a Cloud KMS key.";
        }

        // Longer, and what was shredded would be sealed anew by who still knows its keys.
        return KnownFor < TimeSpan.FromMilliseconds(100) || KnownFor > TimeSpan.FromMinutes(10)
            ? $"KnownFor is {KnownFor}; it must be between 00:00:00.100 and 00:10:00: the store is asked for keys that "
                + "often, and shredded keys are known to running gateways for that long."
            : null;
    }
}
