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
            .AddSingleton<TimelineEndpoint>()
            .AddSingleton(new MenuEntry(TimelinePhrases.Menu, TimelineEndpoint.Path, 40, AccessPolicies.Security));
    }

    extension(IEndpointRouteBuilder routes)
    {
        public void MapAudit()
        {
            var security = routes.MapGroup("").RequireAuthorization(AccessPolicies.Security)
                .AddEndpointFilter<ManagementGuard>();
            security.MapGet("/api/v1/audit/events", AuditEventsEndpoint.ShowAsync);
            security.MapGet("/api/v1/clients/{id}/timeline", TimelineEndpoint.ShowJsonAsync);
            security.MapGet(TimelineEndpoint.Path, TimelineEndpoint.Find);
            security.MapGet($"{TimelineEndpoint.Path}/{{id}}", TimelineEndpoint.ShowPageAsync);
        }
    }
}
