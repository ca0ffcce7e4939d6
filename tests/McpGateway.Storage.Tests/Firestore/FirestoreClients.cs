using McpGateway.Storage.Firestore;
using Microsoft.Extensions.Logging.Abstractions;

namespace McpGateway.Storage.Tests.Firestore;

/// <summary>Stores over one project of an emulator, each with connections of its own, as replicas have.</summary>
internal sealed class FirestoreClients(string project) : IDisposable
{
    private readonly List<FirestoreConnection> connections = [];

    public FirestoreNames Names { get; } = new(project, "(default)");

    public FirestoreClient Open(string address, TimeSpan? timeout = null)
    {
        connections.Add(new(new($"http://{address}/"), new FirestoreCredentials(isEmulator: true)));
        return new(connections[^1], Names, timeout ?? TimeSpan.FromSeconds(30), NullLogger<FirestoreClient>.Instance);
    }

    public void Dispose() => connections.ForEach(connection => connection.Dispose());
}
