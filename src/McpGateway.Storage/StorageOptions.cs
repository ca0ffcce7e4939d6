using System.ComponentModel.DataAnnotations;
using McpGateway.Storage.Encryption;
using McpGateway.Storage.Firestore;
using McpGateway.Storage.Redis;

namespace McpGateway.Storage;

/// <summary>Where records, audit events and the key-encryption key are kept.</summary>
internal sealed class StorageOptions : IValidatableObject
{
    public const string Section = "Gateway:Storage";
    public const string SqliteProfile = "Sqlite";
    public const string RedisSqliteProfile = "Redis+Sqlite";
    public const string RedisFirestoreProfile = "Redis+Firestore";

    private static readonly string[] Profiles = [SqliteProfile, RedisSqliteProfile, RedisFirestoreProfile];

    /// <summary>Which store. There is no fallback: a name that is not known stops the start.</summary>
    public string Profile { get; set; } = SqliteProfile;

    public SqliteOptions Sqlite { get; set; } = new();

    public RedisOptions Redis { get; set; } = new();

    public FirestoreOptions Firestore { get; set; } = new();

    public KeyOptions Keys { get; set; } = new();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Profiles.Contains(Profile))
        {
            yield return new ValidationResult(
                $"{Section}:Profile is '{Profile}', which names no store. The stores are: "
                + $"{string.Join(", ", Profiles)}.",
                [nameof(Profile)]);
            yield break;
        }

        if (Profile is SqliteProfile or RedisSqliteProfile && string.IsNullOrWhiteSpace(Sqlite.Path))
        {
            yield return new ValidationResult(
                $"{Section}:Sqlite:Path is missing: it names the file that records and audit events are kept in. "
                + "Set it to a path on a local disk, for example data/gateway.db.",
                [nameof(Sqlite)]);
        }

        if (Profile is RedisSqliteProfile or RedisFirestoreProfile && Redis.FindMistake() is { } mistake)
        {
            yield return new ValidationResult($"{Section}:Redis:{mistake}", [nameof(Redis)]);
        }

        if (Profile is RedisFirestoreProfile && Firestore.FindMistake() is { } firestoreMistake)
        {
            yield return new ValidationResult($"{Section}:Firestore:{firestoreMistake}", [nameof(Firestore)]);
        }

        if (Keys.FindMistake() is { } keyMistake)
        {
            yield return new ValidationResult($"{Section}:Keys:{keyMistake}", [nameof(Keys)]);
        }

        if (string.IsNullOrWhiteSpace(Keys.File) && Keys.Kms.Key.Length == 0 && string.IsNullOrWhiteSpace(Sqlite.Path)
            && Profile is RedisFirestoreProfile)
        {
            yield return new ValidationResult(
                $"{Section}:Keys:File is missing: it names the file of the key-encryption key, the same for every "
                + "replica. Where there is none it is made with the store.",
                [nameof(Keys)]);
        }
    }

    // Methods, not properties: validation reads every property, and these need settings that are valid.

    public string SqlitePath() => Path.GetFullPath(Sqlite.Path);

    public string KeyFilePath() =>
        string.IsNullOrWhiteSpace(Keys.File) ? $"{SqlitePath()}.key" : Path.GetFullPath(Keys.File);

    /// <summary><c>Gateway:Storage:Sqlite</c></summary>
    internal sealed class SqliteOptions
    {
        public string Path { get; set; } = "";
    }
}
