namespace McpGateway.Storage.Encryption;

/// <summary>What a data key is for. The numbers go into the names of stored keys and never change.</summary>
internal enum KeyPurpose
{
    Seal = 1,
    Hash = 2,
}
