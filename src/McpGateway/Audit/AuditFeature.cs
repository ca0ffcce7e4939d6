using McpGateway.Audit.Anomalies;
using McpGateway.Audit.Explorer;
using McpGateway.Audit.Exports;
using McpGateway.Audit.Holds;
using McpGateway.Audit.RaisedAlerts;
using McpGateway.Audit.Reading;
using McpGateway.Audit.Sinks;
using McpGateway.Audit.Timeline;
using McpGateway.Web;
using Microsoft.AspNetCore.Authorization;

namespace McpGateway.Audit;

/// <summary>The audit log: writing it, asking it, and handing it on.</summary>
internal static class AuditFeature
{
    extension(IHostApplicationBuilder builder)
    {
        public void AddAudit()
        {
            builder.AddAuditWords();
            builder.Services
                .AddSettings<AuditOptions>(AuditOptions.Section)
                .AddHostedService<OldEvents>()
                .AddSingleton<AuditTrail>()
                .AddSingleton<SampledAuditTrail>()
                .AddHostedService(services => services.GetRequiredService<SampledAuditTrail>())
                .AddSingleton<OverLimit>()
                .AddSingleton<Alerts>()
                .AddSingleton<AuditReaders>()
                .AddSingleton<AuditReads>()
                .AddSingleton<Receipts>()
                .AddSingleton<ExportEndpoint>()
                .AddSingleton<ExportFormat, JsonLines>()
                .AddSingleton<ExportFormat, Csv>()
                .AddSingleton<ExportFormat, Ocsf>()
                .AddSingleton<ExportFormat, Cef>()
                .AddSingleton<ExplorerEndpoint>()
                .AddSingleton<IAuthorizationHandler, MayRead>()
                .AddSingleton(new MenuEntry(ExplorerPhrases.Title, AuditReaders.Pages, 25, MayRead.Policy))
                .AddSingleton<AlertsEndpoint>()
                .AddSingleton(new MenuEntry(AlertsPhrases.Title, AlertsEndpoint.Path, 26, MayRead.Policy))
                .AddSingleton<TimelineEndpoint>()
                .AddSingleton(new MenuEntry(TimelinePhrases.Menu, TimelineEndpoint.Path, 40, AccessPolicies.Security));
            builder.Services.AddAuthorizationBuilder()
                .AddPolicy(MayRead.Policy, policy => policy.AddRequirements(new MayRead.Requirement()));
            builder.Services
                .AddSettings<SinkOptions>(SinkOptions.Section)
                .AddSingleton<SinkHttp>()
                .AddSingleton<SinkLag>()
                .AddSingleton<IAuditSink, StdoutSink>()
                .AddSingleton<IAuditSink, OtlpSink>()
                .AddSingleton<IAuditSink, WebhookSink>()
                .AddHostedService<SinkDeliveries>();
            builder.Services
                .AddSettings<AnomalyOptions>(AnomalyOptions.Section)
                .AddSingleton<Bursts>()
                .AddSingleton<FirstUses>()
                .AddHostedService<Watch>();
        }
    }

    extension(IEndpointRouteBuilder routes)
    {
        public void MapAudit()
        {
            var security = routes.MapGroup("").RequireAuthorization(AccessPolicies.Security)
                .AddEndpointFilter<ManagementGuard>();
            security.MapGet(HoldsEndpoint.Path, HoldsEndpoint.ShowAsync);
            MapReading(security, "/api/v1/audit");
            security.MapGet("/api/v1/clients/{id}/timeline", TimelineEndpoint.ShowJsonAsync);
            security.MapGet(TimelineEndpoint.Path, TimelineEndpoint.Find);
            security.MapGet($"{TimelineEndpoint.Path}/{{id}}", TimelineEndpoint.ShowPageAsync);

            var systems = routes.MapGroup("").RequireAuthorization(AccessPolicies.Operator)
                .AddEndpointFilter<ManagementGuard>();
            systems.MapPut($"{HoldsEndpoint.Path}/{{id}}", HoldsEndpoint.PlaceAsync);
            systems.MapDelete($"{HoldsEndpoint.Path}/{{id}}", HoldsEndpoint.LiftAsync);

            // For people: security staff, and administrators for the part of their organizer.
            var people = routes.MapGroup("").RequireAuthorization(AccessPolicies.SignedIn)
                .AddEndpointFilter<ManagementGuard>();
            MapReading(people, AuditReaders.Pages);
            people.MapGet(AuditReaders.Pages, ExplorerEndpoint.ShowAsync);
            people.MapGet(AlertsEndpoint.Path, AlertsEndpoint.ShowAsync);
        }
    }

    private static void MapReading(RouteGroupBuilder readers, string path)
    {
        readers.MapGet($"{path}/events", EventsEndpoint.ShowAsync);
        readers.MapGet($"{path}/series", SeriesEndpoint.ShowAsync);
        readers.MapGet($"{path}/counts", CountsEndpoint.ShowAsync);
        readers.MapGet($"{path}/export", ExportEndpoint.ShowAsync);
    }
}
