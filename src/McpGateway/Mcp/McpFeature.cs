using McpGateway.Mcp.Http;
using McpGateway.Mcp.Listening;
using McpGateway.Mcp.Methods;

namespace McpGateway.Mcp;

/// <summary>The MCP endpoint: Streamable HTTP, stateless, every revision from one address.</summary>
internal static class McpFeature
{
    // What can stand in a challenge and in a path without escaping; anything else is no organizer.
    private const string OrganizerPath = "/mcp/{organizer:regex(^[A-Za-z0-9_-]{{1,64}}$)}";

    extension(IHostApplicationBuilder builder)
    {
        public void AddMcp()
        {
            builder.Services.AddSettings<McpOptions>(McpOptions.Section);
            builder.Services.AddSettings<ListeningOptions>(ListeningOptions.Section);
            builder.Services
                .AddSingleton<Listeners>()
                .AddSingleton<ListenerWatch>()
                .AddHostedService(services => services.GetRequiredService<ListenerWatch>())
                .AddSingleton<ListenMethod>()
                .AddSingleton<TrustedOrigins>()
                .AddSingleton<McpChallenge>()
                .AddSingleton<McpRefusals>()
                .AddSingleton<FrontDoor>()
                .AddSingleton<ServerCard>()
                .AddSingleton<ToolMethods>()
                .AddSingleton<AboutConnection>()
                .AddSingleton<McpDispatcher>()
                .AddSingleton<McpEndpoint>();
        }
    }

    extension(IEndpointRouteBuilder routes)
    {
        // Every method is mapped: the endpoint asks who is there before it says which method it takes. It has its own
        // rules for origins and callers, so the middleware for those of the pages is left out.
        public void MapMcp()
        {
            var endpoint = routes.ServiceProvider.GetRequiredService<McpEndpoint>();
            routes.Map("/mcp", endpoint.HandleAsync).ShortCircuit();
            routes.Map(OrganizerPath, endpoint.HandleAsync).ShortCircuit();
        }
    }
}
