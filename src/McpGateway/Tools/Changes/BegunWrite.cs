using System.Text.Json.Serialization;

namespace McpGateway.Tools.Changes;

/// <summary>The last write of one connection with one tool and these very arguments.</summary>
internal sealed record BegunWrite
{
    public const string Kind = "write";

    /// <summary>What the back office was sent as <c>Idempotency-Key</c>: the id of the request that it first left
    /// with.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of the JSON-RPC id of the message that it last left for; empty for one without.</summary>
    public required byte[] Message { get; init; }

    /// <summary>Messages that did the same before, the last one first: each of them may still come again.</summary>
    public IReadOnlyList<EarlierMessage> Earlier { get; init; } = [];

    public required WriteState State { get; init; }

    public required DateTimeOffset BegunAt { get; init; }
}

/// <summary>A message that left before, and the key that it left under.</summary>
internal sealed record EarlierMessage(byte[] Message, string Key, DateTimeOffset BegunAt);

/// <summary>What is known of a write.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WriteState>))]
internal enum WriteState
{
    /// <summary>It has left. Nobody knows more if that was longer ago than any request takes.</summary>
    Begun,

    /// <summary>No answer that says whether it was carried out.</summary>
    Unsure,

    /// <summary>The back office did it, and said so.</summary>
    Ended,

    /// <summary>The back office said that it did nothing, or was never asked.</summary>
    Refused,
}
