using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace McpGateway.Storage.Firestore;

/// <summary>Which Firestore: Google's, or outside Production the emulator that <c>FIRESTORE_EMULATOR_HOST</c>
/// names.</summary>
internal sealed class FirestorePlace(
    IOptions<StorageOptions> options, IConfiguration configuration, IHostEnvironment environment)
{
    private const string EmulatorHost = "FIRESTORE_EMULATOR_HOST";

    private readonly string? emulator =
        configuration[EmulatorHost] is { Length: > 0 } host && !environment.IsProduction() ? host : null;

    public bool IsEmulator => emulator is not null;

    public FirestoreNames Names { get; } = new(options.Value.Firestore.Project, options.Value.Firestore.Database);

    public FirestoreConnection Connect() => new(Root(), new FirestoreCredentials(IsEmulator));

    private Uri Root() =>
        emulator is null ? new("https://firestore.googleapis.com/")
        : Uri.TryCreate($"http://{emulator}/", UriKind.Absolute, out var root) && root.AbsolutePath == "/" ? root
        : throw new InvalidOperationException($"{EmulatorHost} is '{emulator}'; it must be host:port.");
}
