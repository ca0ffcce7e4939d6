namespace McpGateway.Storage;

/// <summary>What still needs which key.</summary>
/// <param name="Wrappers">The key-encryption keys, the present one first.</param>
/// <param name="Generations">The data keys that seal, by owner and generation; the gateway's own have an empty
/// owner.</param>
/// <param name="HashGenerations">How many hash keys there are. Hashes do not say under which they were made.</param>
/// <param name="Shredded">How many data keys were shredded.</param>
/// <param name="RecordsShredded">How many records are left that nobody can open any more because of that.</param>
/// <param name="RecordsLost">How many records do not open although nothing was shredded.</param>
public sealed record KeyUse(
    IReadOnlyList<WrapperUse> Wrappers,
    IReadOnlyList<GenerationUse> Generations,
    int HashGenerations,
    int Shredded,
    int RecordsShredded,
    int RecordsLost);

/// <summary>A key-encryption key, and how many data keys it wraps.</summary>
public sealed record WrapperUse(string Name, bool IsPresent, int DataKeys);

/// <summary>A generation of an owner's data key, and how many records are sealed under it.</summary>
public sealed record GenerationUse(string Owner, int Generation, bool IsNewest, int Records);
