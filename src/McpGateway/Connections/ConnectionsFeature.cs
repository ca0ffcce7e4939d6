using McpGateway.Audit;
using McpGateway.Web;

namespace McpGateway.Connections;

/// <summary>What users have allowed: the connections, the page that shows and ends them.</summary>
internal static class ConnectionsFeature
{
    extension(IHostApplicationBuilder builder)
    {
        public void AddConnections()
        {
            builder.Services.AddSingleton<ConnectionStore>();
            builder.Services.AddSingleton<LiveConnections>(services =>
                services.GetRequiredService<ConnectionStore>().IsLiveAsync);
            builder.Services.AddSingleton<EndedConnections>();
            builder.Services.AddSingleton<AccessTokens>();
            builder.Services.AddSingleton<BackOfficeSessions>();
            builder.Services.AddSingleton<Revocation>();
            builder.Services.AddSingleton<RolesNotice>();
            builder.Services.AddSingleton<LastUses>();
            builder.Services.AddHostedService(services => services.GetRequiredService<LastUses>());
            builder.Services.AddSingleton<ConnectionRows>();
            builder.Services.AddSingleton<ConnectionsEndpoint>();
            builder.Services.AddSingleton<ConnectionsApi>();
            builder.Services.AddSingleton(new MenuEntry(ConnectionsPhrases.Title, "/connections", 10));
        }
    }

    extension(IEndpointRouteBuilder routes)
    {
        public void MapConnections()
        {
            routes.MapGet("/connections", ConnectionsEndpoint.ShowAsync).RequireAuthorization(AccessPolicies.SignedIn);
            routes.MapPost("/connections", ConnectionsEndpoint.RevokeAsync)
                .RequireAuthorization(AccessPolicies.SignedIn);
            routes.MapGet(ConnectionsApi.Path, ConnectionsApi.ListAsync)
                .RequireAuthorization(AccessPolicies.Security).AddEndpointFilter<ManagementGuard>();
            routes.MapDelete($"{ConnectionsApi.Path}/{{id}}", ConnectionsApi.RevokeAsync)
                .RequireAuthorization(AccessPolicies.Operator).AddEndpointFilter<ManagementGuard>();
            routes.MapPost(RolesNoticeEndpoint.Path, RolesNoticeEndpoint.TakeAsync)
                .RequireAuthorization(AccessPolicies.Operator);
        }
    }
}
