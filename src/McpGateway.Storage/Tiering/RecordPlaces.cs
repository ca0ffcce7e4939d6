using System.Collections.Frozen;

namespace McpGateway.Storage.Tiering;

/// <summary>The place of every kind of record.</summary>
internal sealed class RecordPlaces(IReadOnlyDictionary<string, Place> places)
{
    private readonly FrozenDictionary<string, Place> places = places.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The gateway's own kinds.</summary>
    public static RecordPlaces OfTheGateway { get; } = new(new Dictionary<string, Place>
    {
        ["data-key"] = Place.Durable,
        ["client"] = Place.Cached,
        // It is the absence of these that would let something through.
        ["assertion"] = Place.Durable,
        ["logout-token"] = Place.Durable,
        ["write"] = Place.Durable,
        ["guard-usage"] = Place.Durable,
        ["registration-place"] = Place.Durable,
        ["audit-state"] = Place.Durable,
        ["audit-checkpoint"] = Place.Durable,
        ["audit-hold"] = Place.Durable,
        ["connection"] = Place.Cached,
        // In force at the next call, as a revocation is.
        ["switches"] = Place.Cached,
        ["restrictions"] = Place.Cached,
        ["ended-connection"] = Place.Durable,
        ["audit-sink"] = Place.Durable,
        ["last-use"] = Place.Durable,
        ["pushed-request"] = Place.ShortLived,
        ["consent-request"] = Place.ShortLived,
        ["session"] = Place.ShortLived,
        ["sign-in"] = Place.ShortLived,
        ["confirmation"] = Place.ShortLived,
        ["looked-up"] = Place.ShortLived,
        // Needs both stores, as connections do.
        ["health-probe"] = Place.Cached,
    });

    public IReadOnlyCollection<string> ShortLived { get; } =
        [.. places.Where(entry => entry.Value == Place.ShortLived).Select(entry => entry.Key)];

    public IReadOnlyCollection<string> Kinds => places.Keys;

    /// <summary>The place of a kind; one that nobody has placed is kept nowhere.</summary>
    public Place this[string kind] => places.TryGetValue(kind, out var place)
        ? place
        : throw new ArgumentException($"Records of kind '{kind}' have no place; give them one in RecordPlaces.");
}
