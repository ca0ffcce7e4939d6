namespace McpGateway.OAuth.Clients.Documents;

/// <summary>A known vendor's document that is at hand without a fetch, since the vendors' guards turn data centres away
/// (draft-ietf-oauth-client-id-metadata-document §7.2).</summary>
internal sealed class PinnedDocument(Client pinned, DateTimeOffset pinnedAt)
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromDays(1);

    private readonly HashSet<string> redirectHosts = HostsOf(pinned);
    private readonly Lock gate = new();
    private DateTimeOffset lookedAt = pinnedAt;
    private volatile Client current = pinned;

    public Client Current => current;

    /// <summary>True for one caller a day: that one looks whether the vendor has changed the document.</summary>
    public bool TryBeginToLook(DateTimeOffset now)
    {
        lock (gate)
        {
            if (now - lookedAt < LookAgainAfter)
            {
                return false;
            }

            lookedAt = now;
            return true;
        }
    }

    /// <summary>Takes the newer copy only where it sends codes to the hosts that the pinned one does: more needs a
    /// release of ours.</summary>
    public bool TryRenew(Client newer)
    {
        if (!redirectHosts.SetEquals(HostsOf(newer)))
        {
            return false;
        }

        current = newer;
        return true;
    }

    private static HashSet<string> HostsOf(Client client) =>
        client.RedirectUris.Select(RedirectUri.DisplayHost).ToHashSet(StringComparer.Ordinal);
}
