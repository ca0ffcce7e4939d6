using System.Text.Json.Serialization;

namespace McpGateway.Tools.Confirmation;

/// <summary>A call that waits for its user's agreement, or had it: one record, bound to all that was agreed to.</summary>
internal sealed record AskedCall
{
    public const string Kind = "confirmation";

    public required string ConnectionId { get; init; }

    public required string UserId { get; init; }

    public required string OrganizerId { get; init; }

    public required string ClientId { get; init; }

    public required string Provider { get; init; }

    public required string Tool { get; init; }

    public required string ToolDigest { get; init; }

    public required string Effect { get; init; }

    /// <summary>Keyed hash of the canonical arguments.</summary>
    public required byte[] Arguments { get; init; }

    public required AskedState State { get; init; }

    /// <summary>Inside the seal, so that nobody who can write to the store can extend it.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Keyed hash of the handle that goes to the client: token or state, by how it was asked.</summary>
    public byte[] Hash { get; init; } = [];

    /// <summary>Keyed hash of the page's handle; null where there is no page.</summary>
    public byte[]? PageHash { get; init; }

    /// <summary>What the page shows. Gone with the answer.</summary>
    public CallSummary? Summary { get; init; }

    /// <summary>For the page: how the client calls itself.</summary>
    public string? ClientName { get; init; }
}

/// <summary>How far the question has come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AskedState>))]
internal enum AskedState
{
    Waiting,

    /// <summary>On the page; the call has not come yet.</summary>
    Given,

    Declined,

    /// <summary>The call was let through, once.</summary>
    Used,
}
