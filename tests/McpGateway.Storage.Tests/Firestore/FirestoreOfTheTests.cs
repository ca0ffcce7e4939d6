using McpGateway.Storage.Tests.Firestore;

[assembly: AssemblyFixture(typeof(FirestoreOfTheTests))]

namespace McpGateway.Storage.Tests.Firestore;

/// <summary>One emulator for all tests, started when the first needs it. Each test has a project of its own in it, which
/// is empty.</summary>
public sealed class FirestoreOfTheTests : IAsyncDisposable
{
    private readonly FirestoreEmulator emulator = new();
    private readonly Lazy<Task> start;
    private int projects;

    public FirestoreOfTheTests() => start = new(emulator.StartAsync);

    public async Task<string> AddressAsync()
    {
        await start.Value;
        return emulator.Address;
    }

    public string NewProject() => $"project-{Interlocked.Increment(ref projects)}";

    public ValueTask DisposeAsync() => emulator.DisposeAsync();
}
