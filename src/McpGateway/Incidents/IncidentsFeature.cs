using McpGateway.Audit;
using McpGateway.Web;

namespace McpGateway.Incidents;

/// <summary>From a suspicion to the connections it concerns, to stopping them and to the report (promise S24).</summary>
internal static class IncidentsFeature
{
    extension(IHostApplicationBuilder builder)
    {
        public void AddIncidents() => builder.Services
            .AddSingleton<FirstTimes>()
            .AddSingleton<IncidentReports>()
            .AddSingleton<IncidentsEndpoint>();
    }

    extension(IEndpointRouteBuilder routes)
    {
        public void MapIncidents()
        {
            routes.MapGet(IncidentsEndpoint.Path, IncidentsEndpoint.ShowAsync)
                .RequireAuthorization(AccessPolicies.Security).AddEndpointFilter<ManagementGuard>();
            routes.MapPost(IncidentsEndpoint.Path, IncidentsEndpoint.ContainAsync)
                .RequireAuthorization(AccessPolicies.Operator).AddEndpointFilter<ManagementGuard>();
        }
    }
}
