using System.Security.Cryptography;

namespace McpGateway.Faults.Fleets;

/// <summary>The profiles as settings, by a folder for files.</summary>
internal static class Stores
{
    public static IEnumerable<string> Sqlite(string folder) =>
        ["--Gateway:Storage:Profile=Sqlite", $"--Gateway:Storage:Sqlite:Path={Path.Combine(folder, "gateway.db")}"];

    public static Func<string, IEnumerable<string>> RedisSqlite(string redis) => folder =>
    [
        .. Sqlite(folder), "--Gateway:Storage:Profile=Redis+Sqlite", $"--Gateway:Storage:Redis:Connection={redis}",
        "--Gateway:Storage:Redis:Timeout=00:00:08",
    ];

    /// <param name="redis">host:port.</param>
    /// <param name="firestore">host:port of the emulator.</param>
    /// <param name="project">The same for gateways that share their stores.</param>
    /// <param name="patience">Seconds that a gateway waits for either store.</param>
    public static Func<string, IEnumerable<string>> RedisFirestore(
        string redis, string firestore, string project, int patience = 8) => folder =>
    [
        "--environment=Development", $"--FIRESTORE_EMULATOR_HOST={firestore}",
        "--Gateway:Storage:Profile=Redis+Firestore", $"--Gateway:Storage:Redis:Connection={redis}",
        $"--Gateway:Storage:Redis:Timeout=00:00:{patience:00}", $"--Gateway:Storage:Firestore:Timeout=00:00:{patience:00}",
        $"--Gateway:Storage:Firestore:Project={project}", "--Gateway:Storage:Firestore:Location=eur3",
        $"--Gateway:Storage:Keys:File={Path.Combine(folder, "gateway.key")}",
    ];

    /// <summary>A project of the emulator that is empty.</summary>
    public static string NewProject() => $"tests-{RandomNumberGenerator.GetHexString(16, lowercase: true)}";
}
