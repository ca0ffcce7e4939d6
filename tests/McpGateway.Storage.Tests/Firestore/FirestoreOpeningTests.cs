using McpGateway.Storage.Firestore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

namespace McpGateway.Storage.Tests.Firestore;

/// <summary>What the gateway insists on before it uses a database, and which one it asks.</summary>
public sealed class FirestoreOpeningTests
{
    private const string Native = "FIRESTORE_NATIVE";

    private static string? Refusal(string? location, string said = "", string type = Native) => Record.Exception(
        () => FirestoreOpening.Judge(new(location, type), said, new()))?.Message;

    [Theory]
    [InlineData("eur3", "")]
    [InlineData("europe-west3", "europe-west3")]
    public void ADatabaseInEurope_IsTaken(string location, string said) => Assert.Null(Refusal(location, said));

    [Theory]
    [InlineData("nam5", "", Native, "The Firestore database lies in 'nam5'")]
    [InlineData("nam5", "eur3", Native, "The Firestore database lies in 'nam5'")]
    [InlineData("eur3", "europe-west3", Native, "Location is 'europe-west3', but the Firestore database lies in 'eur3'")]
    [InlineData("eur3", "", "DATASTORE_MODE", "is of the type 'DATASTORE_MODE'")]
    [InlineData(null, "eur3", Native, "does not say where")]
    public void AnotherDatabase_IsRefused(string? location, string said, string type, string problem) =>
        Assert.Contains(problem, Refusal(location, said, type), StringComparison.Ordinal);

    private static FirestorePlace Place(string environment, string host) => new(
        Options.Create(new StorageOptions { Firestore = { Project = "project-1" } }),
        new ConfigurationBuilder().AddInMemoryCollection([new("FIRESTORE_EMULATOR_HOST", host)]).Build(),
        new HostingEnvironment { EnvironmentName = environment });

    [Fact]
    public void AnEmulator_IsTakenOutsideProductionOnly()
    {
        using var emulated = Place("Development", "127.0.0.1:8081").Connect();
        using var real = Place("Production", "127.0.0.1:8081").Connect();

        Assert.Equal("127.0.0.1:8081", emulated.Address);
        Assert.Equal("firestore.googleapis.com", real.Address);
    }

    [Theory]
    [InlineData("no host")]
    [InlineData("host/path")]
    public void AnEmulatorThatIsNoAddress_IsNamed(string host) => Assert.Contains(
        $"FIRESTORE_EMULATOR_HOST is '{host}'",
        Assert.Throws<InvalidOperationException>(() => Place("Development", host).Connect()).Message, StringComparison.Ordinal);
}
