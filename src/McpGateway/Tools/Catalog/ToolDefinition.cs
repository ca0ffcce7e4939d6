using McpGateway.Tools.Arguments;
using McpGateway.Tools.Guards;
using McpGateway.Tools.Output;

namespace McpGateway.Tools.Catalog;

/// <summary>One tool as the catalog declares it, compiled.</summary>
internal sealed record ToolDefinition
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required Effect Effect { get; init; }

    /// <summary>True when calling it again with the same arguments changes nothing more.</summary>
    public required bool IsIdempotent { get; init; }

    /// <summary>Whether the user must agree to each call.</summary>
    public ConfirmationMode Confirmation { get; init; }

    /// <summary>What a role must grant.</summary>
    public required string Permission { get; init; }

    /// <summary>What the connection must hold, all of them.</summary>
    public required ScopeSet Scopes { get; init; }

    /// <summary>The arguments; with that for the confirmation where the tool asks for one.</summary>
    public required ArgumentSchema Input { get; init; }

    /// <summary>What some of its arguments look through, see <see cref="ArgumentSchema.Finds"/>.</summary>
    public DataClasses Finds { get; init; }

    public required Operation Operation { get; init; }

    /// <summary>What may leave; null when the tool only reports that it is done.</summary>
    public required OutputShape? Output { get; init; }

    /// <summary>The rules over its arguments and over what happened before, in the catalog's order.</summary>
    public IReadOnlyList<Guard> Guards { get; init; } = [];

    /// <summary>What it remembers of its calls for the guards of other tools.</summary>
    public IReadOnlyList<LookUp> LookUps { get; init; } = [];

    public bool IsGuarded => Guards.Count > 0 || LookUps.Count > 0;

    public Place Place { get; init; }

    /// <summary>What models read of it: JSON in UTF-8.</summary>
    public byte[] ForModels => field ??= ListingEntry.ForModels(this);

    /// <summary>The entry in <c>tools/list</c>: JSON in UTF-8.</summary>
    public ReadOnlyMemory<byte> Listing => Entry;

    /// <summary>Changes when what models read does, so that a silent change of meaning can be seen in the
    /// audit.</summary>
    public string Digest => field ??= ListingEntry.DigestOf(ForModels);

    private byte[] Entry => field ??= ListingEntry.WithSecurity(ForModels, Scopes);

    /// <summary>The word for how it is confirmed in the catalog.</summary>
    public string ConfirmationWord => Confirmation switch
    {
        ConfirmationMode.None => "none",
        ConfirmationMode.Ask => "ask",
        _ => "page",
    };

    /// <summary>The word for the effect in catalog and audit.</summary>
    public string EffectWord => Effect switch
    {
        Effect.Read => "read",
        Effect.Write => "write",
        _ => "destructive",
    };
}
