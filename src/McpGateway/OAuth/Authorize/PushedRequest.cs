using Microsoft.Extensions.Primitives;

namespace McpGateway.OAuth.Authorize;

/// <summary>An authorization request that its client sent ahead (RFC 9126), kept until its code is issued.</summary>
internal sealed record PushedRequest
{
    public const string Kind = "pushed-request";

    /// <summary>Keyed hash of the handle's secret.</summary>
    public required byte[] Hash { get; init; }

    public required string ClientId { get; init; }

    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>A browser has come with it in time: from then on the person's own pace counts.</summary>
    public bool IsOpened { get; init; }

    public AuthorizeParameters Read() => new(Parameters.Select(parameter =>
        KeyValuePair.Create(parameter.Key, new StringValues(parameter.Value))));
}
