using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using McpGateway.Storage;

namespace McpGateway.Incidents;

/// <summary>What a notice of a breach has to say, out of the log: ids, words and numbers, no person's data. Public, as the
/// parameters of a page have to be.</summary>
public sealed record IncidentReport
{
    public required DateTimeOffset MadeAt { get; init; }

    public required DateTimeOffset From { get; init; }

    /// <summary>Null for until now.</summary>
    public required DateTimeOffset? To { get; init; }

    /// <summary>Calls of tools.</summary>
    public required long Calls { get; init; }

    public required IReadOnlyList<AuditTally> Outcomes { get; init; }

    public required IReadOnlyList<AuditTally> Effects { get; init; }

    public required IReadOnlyList<CalledTool> Tools { get; init; }

    public required IReadOnlyList<AffectedConnection> Connections { get; init; }

    public required IReadOnlyList<string> Users { get; init; }

    public required IReadOnlyList<string> Organizers { get; init; }

    /// <summary>How many of the connections still work.</summary>
    public required int Live { get; init; }

    /// <summary>Tells whether the connections that still work are those that somebody agreed to stop.</summary>
    [JsonIgnore]
    public string LiveDigest => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join(' ', Connections.Where(one => one.IsLive).Select(one => one.Id).Order(StringComparer.Ordinal)))));
}

/// <summary>A tool that was called, whatever came of it.</summary>
public sealed record CalledTool(string Tool, string? Effect, long Calls, DateTimeOffset First, DateTimeOffset Last);

/// <summary>A connection that did something of it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="UserId">Whose it is, as the log tells it.</param>
/// <param name="OrganizerId">Where it works.</param>
/// <param name="ClientId">Of which client.</param>
/// <param name="Provider">Whose client that is.</param>
/// <param name="Calls">How many calls of tools it made.</param>
/// <param name="IsLive">Whether it still works.</param>
/// <param name="StoppedAt">When it was ended; null when it lives or has expired.</param>
/// <param name="StoppedBy">The code of its end.</param>
public sealed record AffectedConnection(
    string Id, string? UserId, string? OrganizerId, string? ClientId, string? Provider, long Calls, bool IsLive,
    DateTimeOffset? StoppedAt, string? StoppedBy);

/// <summary>Answers a containment.</summary>
/// <param name="Stopped">How many connections it ended.</param>
/// <param name="InForceAfterMs">After how many milliseconds the last of them had.</param>
/// <param name="Report">What is known then.</param>
internal sealed record ContainmentReceipt(int Stopped, double InForceAfterMs, IncidentReport Report);
