using McpGateway.Audit.Holds;
using McpGateway.Audit.Timeline;
using McpGateway.Web;

namespace McpGateway.Audit;

/// <summary>The audit log: writing it and asking it.</summary>
internal static class AuditFeature
{
    extension(IHostApplicationBuilder builder)
    {
        public void AddAudit() => builder.Services
            .AddSettings<AuditOptions>(AuditOptions.Section)
            .AddHostedService<OldEvents>()
            .AddSingleton<AuditTrail>()
            .AddSingleton<SampledAuditTrail>()
            .AddHostedService(services => services.GetRequiredService<SampledAuditTrail>())
            .AddSingleton<OverLimit>()
            .AddSingleton<Alerts>()
            .AddSingleton<TimelineEndpoint>();
    }

    extension(IEndpointRouteBuilder routes)
    {
        public void MapAudit()
        {
            var security = routes.MapGroup("").RequireAuthorization(AccessPolicies.Security)
                .AddEndpointFilter<ManagementGuard>();
            security.MapGet("/api/v1/audit/events", AuditEventsEndpoint.ShowAsync);
            security.MapGet(HoldsEndpoint.Path, HoldsEndpoint.ShowAsync);
            security.MapGet("/api/v1/clients/{id}/timeline", TimelineEndpoint.ShowJsonAsync);
            security.MapGet("/admin/clients", TimelineEndpoint.Find);
            security.MapGet("/admin/clients/{id}", TimelineEndpoint.ShowPageAsync);

            var systems = routes.MapGroup("").RequireAuthorization(AccessPolicies.Operator)
                .AddEndpointFilter<ManagementGuard>();
            systems.MapPut($"{HoldsEndpoint.Path}/{{id}}", HoldsEndpoint.PlaceAsync);
            systems.MapDelete($"{HoldsEndpoint.Path}/{{id}}", HoldsEndpoint.LiftAsync);
        }
    }
}
