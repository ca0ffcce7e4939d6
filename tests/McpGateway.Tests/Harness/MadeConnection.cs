using McpGateway.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Tests.Harness;

/// <summary>A connection put into the store as if its user had signed in, which nobody can at a stub of the back
/// office.</summary>
internal static class MadeConnection
{
    /// <param name="gateway">Whose store.</param>
    /// <param name="clientId">Whose it is.</param>
    /// <param name="scope">What was granted.</param>
    /// <param name="lasts">How long the back office's first access token is good.</param>
    public static async Task<(Connection Connection, string RefreshToken)> AddAsync(
        InProcessGateway gateway, string clientId, string scope = "bookings:read", TimeSpan? lasts = null)
    {
        var now = gateway.Clock.GetUtcNow();
        var id = Handles.NewRecordId();
        var (text, hash) = gateway.Services.GetRequiredService<Handles>().Issue(HandleKind.RefreshToken, id);
        var connection = new Connection
        {
            Id = id,
            UserId = "usr_1",
            OrganizerId = "org_1",
            OrganizerName = "One",
            ClientId = clientId,
            ClientName = "A client",
            RedirectHost = "client.example",
            Provider = "Unknown",
            Scope = scope,
            Resource = $"{gateway.Url}/mcp",
            CreatedAt = now,
            ExpiresAt = now.AddDays(1),
            Code = new([1], "", OAuthClient.Https, now.AddMinutes(1), true, now),
            AccessTokens = [],
            Refresh = new(1, hash, null),
            BackOffice = new()
            {
                AccessToken = "first",
                RefreshToken = "refresh",
                ExpiresAt = now + (lasts ?? TimeSpan.FromHours(1)),
            },
        };
        Assert.True(await gateway.Services.GetRequiredService<ConnectionStore>().TryAddAsync(connection, CancellationToken.None));
        return (connection, text);
    }
}
