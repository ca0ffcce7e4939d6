namespace McpGateway.OAuth.Clients.Documents;

/// <summary>How long an answer stays fresh (RFC 9111 §4.2.1), within bounds of ours: often enough that a withdrawn
/// redirect is noticed, seldom enough that a client's server is not leaned on.</summary>
internal static class DocumentLifetime
{
    public static readonly TimeSpan Min = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan Max = TimeSpan.FromHours(24);
    public static readonly TimeSpan Unspoken = TimeSpan.FromHours(1);

    public static TimeSpan Of(HttpResponseMessage response, DateTimeOffset now)
    {
        var lifetime = Spoken(response, now) - (response.Headers.Age ?? TimeSpan.Zero);
        return lifetime < Min ? Min : lifetime > Max ? Max : lifetime;
    }

    private static TimeSpan Spoken(HttpResponseMessage response, DateTimeOffset now)
    {
        var control = response.Headers.CacheControl;
        if (control is { NoStore: true } or { NoCache: true })
        {
            return TimeSpan.Zero;
        }

        return control?.SharedMaxAge ?? control?.MaxAge
            ?? response.Content.Headers.Expires - (response.Headers.Date ?? now)
            ?? Unspoken;
    }
}
