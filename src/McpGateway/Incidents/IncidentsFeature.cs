using McpGateway.Audit;
using McpGateway.Audit.Reading;
using McpGateway.Incidents.Pages;
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
            .AddSingleton<Containment>()
            .AddSingleton<IncidentsEndpoint>()
            .AddSingleton<IncidentsPageEndpoint>()
            .AddSingleton(new MenuEntry(IncidentsPhrases.Menu, IncidentsPageEndpoint.Path, 27, MayRead.Policy));
    }

    extension(IEndpointRouteBuilder routes)
    {
        public void MapIncidents()
        {
            routes.MapGet(IncidentsEndpoint.Path, IncidentsEndpoint.ShowAsync)
                .RequireAuthorization(AccessPolicies.Security).AddEndpointFilter<ManagementGuard>();
            routes.MapPost(IncidentsEndpoint.Path, IncidentsEndpoint.ContainAsync)
                .RequireAuthorization(AccessPolicies.Operator).AddEndpointFilter<ManagementGuard>();

            // For people: security staff, and administrators for what happened at their organizer.
            var people = routes.MapGroup("").RequireAuthorization(AccessPolicies.SignedIn)
                .AddEndpointFilter<ManagementGuard>();
            people.MapGet(IncidentsPageEndpoint.Path, IncidentsPageEndpoint.ShowAsync);
            people.MapPost(IncidentsPageEndpoint.Path, IncidentsPageEndpoint.ContainAsync);
            people.MapGet(IncidentDownload.Path, IncidentDownload.SendAsync);
        }
    }
}
