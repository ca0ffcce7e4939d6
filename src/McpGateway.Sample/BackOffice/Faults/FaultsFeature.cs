namespace McpGateway.Sample.BackOffice.Faults;

/// <summary>What tests use to make the back office misbehave, and to see what it received. Loopback only.</summary>
internal static class FaultsFeature
{
    extension(IHostApplicationBuilder builder)
    {
        public void AddFaults() => builder.Services
            .AddSingleton<RequestLog>()
            .AddSingleton<PlannedFaults>()
            .AddSingleton<ForeignObjects>()
            .AddSingleton<RolesNotice>()
            .AddTransient<RequestLogMiddleware>()
            .AddTransient<FaultMiddleware>();
    }

    extension(IApplicationBuilder app)
    {
        public void UseFaults()
        {
            app.UseMiddleware<RequestLogMiddleware>();
            app.UseMiddleware<FaultMiddleware>();
        }
    }

    extension(IEndpointRouteBuilder routes)
    {
        public void MapFaults()
        {
            var sample = routes.MapGroup("/_sample").AddEndpointFilter<LoopbackOnly>();
            sample.MapPost("/faults", FaultEndpoint.Plan);
            sample.MapDelete("/faults", FaultEndpoint.Clear);
            sample.MapPut("/users/{login}/roles", RolesEndpoint.ChangeAsync);
            sample.MapGet("/requests", RequestLogEndpoint.List);
            sample.MapDelete("/requests", RequestLogEndpoint.Clear);
        }
    }
}
