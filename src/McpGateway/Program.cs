using McpGateway.Audit;
using McpGateway.BackOffice;
using McpGateway.Commands;
using McpGateway.Connections;
using McpGateway.Incidents;
using McpGateway.Limits;
using McpGateway.Mcp;
using McpGateway.OAuth;
using McpGateway.SignIn;
using McpGateway.Storage;
using McpGateway.Switches;
using McpGateway.Tools;
using McpGateway.Web;

namespace McpGateway;

/// <summary>The table of contents: what the gateway is made of, and which part answers where.</summary>
public static class Program
{
    public static Task<int> Main(string[] args) =>
        CommandsFeature.RunAsync(args, settings => StartUp.RunAsync(() => Build(settings)));

    /// <summary>The gateway, configured and ready to run.</summary>
    /// <param name="args">Settings, as on the command line.</param>
    /// <param name="time">The clock; the system's when left out.</param>
    public static WebApplication Build(string[] args, TimeProvider? time = null)
    {
        var builder = WebApplication.CreateBuilder(StartUp.Options(args));
        builder.Services.AddSingleton(time ?? new SteadyTime(TimeProvider.System));
        builder.AddStorage();
        builder.AddLimits();
        builder.AddAudit();
        builder.AddSwitches();
        builder.AddBackOffice();
        builder.AddTools();
        builder.AddConnections();
        builder.AddIncidents();
        builder.AddSignIn();
        builder.AddOAuth();
        builder.AddMcp();
        // Last: it answers the failures that no feature before it knows.
        builder.AddWeb();

        var app = builder.Build();
        app.UseWeb();
        app.MapWeb();
        app.MapTools();
        app.MapMcp();
        app.MapOAuth();
        app.MapSignIn();
        app.MapConnections();
        app.MapAudit();
        app.MapSwitches();
        app.MapIncidents();
        return app;
    }
}
