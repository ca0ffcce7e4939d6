using Microsoft.Extensions.Options;

namespace McpGateway.Storage.Firestore;

/// <summary>What must be so before the first use: the database lies in an allowed region (promise S21), is of the right
/// kind and can be read.</summary>
internal sealed class FirestoreOpening(
    FirestoreClient firestore, FirestorePlace place, IOptions<StorageOptions> options, IOptions<RegionOptions> regions)
{
    private const string Native = "FIRESTORE_NATIVE";
    private const string LocationSetting = $"{StorageOptions.Section}:Firestore:Location";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var said = options.Value.Firestore.Location;
        if (place.IsEmulator)
        {
            regions.Value.Require(said, $"Firestore, by {LocationSetting},");
        }
        else
        {
            Judge(await firestore.DescribeAsync(cancellationToken), said, regions.Value);
        }

        await firestore.FindAsync(firestore.Names.Record("data-key", "root"), cancellationToken);
    }

    /// <param name="database">As Google describes it.</param>
    /// <param name="said">The location by the settings, or empty.</param>
    /// <param name="regions">The regions that are allowed.</param>
    public static void Judge(FirestoreWire.DatabaseDescription database, string said, RegionOptions regions)
    {
        if (string.IsNullOrEmpty(database.LocationId))
        {
            throw new StoreUnavailableException("Firestore does not say where its database lies.");
        }

        regions.Require(database.LocationId, "The Firestore database");
        if (said.Length > 0 && !said.Equals(database.LocationId, StringComparison.OrdinalIgnoreCase))
        {
            throw new StoreUnavailableException(
                $"{LocationSetting} is '{said}', but the Firestore database lies in '{database.LocationId}'.");
        }

        if (database.Type != Native)
        {
            throw new StoreUnavailableException(
                $"The Firestore database is of the type '{database.Type}'; it must be {Native}.");
        }
    }
}
