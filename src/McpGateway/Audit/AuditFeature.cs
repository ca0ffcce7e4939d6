using McpGateway.Web;

namespace McpGateway.Audit;

/// <summary>The audit log: writing it and asking it.</summary>
internal static class AuditFeature
{
    extension(IHostApplicationBuilder builder)
    {
        public void AddAudit() => builder.Services.AddSingleton<AuditTrail>().AddSingleton<SampledAuditTrail>();
    }

    extension(IEndpointRouteBuilder routes)
    {
        public void MapAudit() =>
            routes.MapGet("/api/v1/audit/events", AuditEventsEndpoint.ShowAsync)
                .RequireAuthorization(AccessPolicies.Security);
    }
}
