using McpGateway.Sample.BackOffice.Api;
using McpGateway.Sample.BackOffice.Assistants;
using McpGateway.Sample.BackOffice.Faults;
using McpGateway.Sample.BackOffice.OpenApi;
using McpGateway.Sample.BackOffice.People;
using McpGateway.Sample.BackOffice.SignIn;
using Microsoft.AspNetCore.HostFiltering;

namespace McpGateway.Sample.BackOffice;

/// <summary>A sample operator's back office: sign-in, API and seeded data, all in memory. A restart forgets it
/// all.</summary>
public static class BackOfficeApplication
{
    public static WebApplication Build(BackOfficeSetup setup)
    {
        // An empty builder reads no environment and no files: settings meant for the gateway do not reach this host.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Logging.AddConsole().SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            foreach (var address in setup.Port == 0 ? Loopback.Addresses.Take(1) : Loopback.Addresses)
            {
                kestrel.Listen(address, setup.Port);
            }
        });
        builder.Services.AddRouting()
            .AddSingleton<IHostLifetime, StoppedByItsStarter>()
            .AddSingleton(setup)
            .AddSingleton(setup.Time)
            .AddSingleton<BackOfficeAddress>()
            .AddSingleton<PeopleDirectory>()
            // Another host name that resolves to loopback would let any web page reach this (DNS rebinding).
            .Configure<HostFilteringOptions>(options => options.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"]);
        builder.AddFaults();
        builder.AddSignIn();
        builder.AddAssistants();
        builder.AddApi();

        var app = builder.Build();
        app.UseHostFiltering();
        app.UseFaults();
        app.UseApi();
        app.MapFaults();
        app.MapSignIn();
        app.MapAssistants();
        app.MapApi();
        app.MapOpenApi();
        return app;
    }
}
