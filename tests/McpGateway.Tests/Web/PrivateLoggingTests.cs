using McpGateway.Tests.Tools;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace McpGateway.Tests.Web;

/// <summary>No setting turns on the framework's logs that quote addresses, codes and headers (promise S19).</summary>
public sealed class PrivateLoggingTests
{
    private const string Requests = "Microsoft.AspNetCore.Hosting.Diagnostics";

    private static readonly string[] Sound =
    [
        "--urls=http://127.0.0.1:0", "--Gateway:PublicUrl=http://localhost:1",
        "--Gateway:SignIn:Authority=http://localhost:2", "--Gateway:SignIn:ClientId=gateway",
        "--Gateway:SignIn:ClientSecret=secret", "--Gateway:BackOffice:Url=http://localhost:2",
        $"--Gateway:Catalog:Path={SampleCatalog.Path}", "--Gateway:Storage:Sqlite:Path=gateway.db",
    ];

    [Theory]
    [InlineData("Logging:LogLevel:Default=Trace")]
    [InlineData("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics=Trace")]
    [InlineData("Logging:Console:LogLevel:Default=Trace")]
    [InlineData("Logging:Console:LogLevel:Microsoft.AspNetCore=Trace")]
    [InlineData("Logging:LogLevel:Micro*Hosting.Diagnostics=Trace")]
    [InlineData("Logging:LogLevel:*=Trace")]
    public async Task TheFrameworksRequestLogs_StayOff_WhateverIsConfigured(string setting)
    {
        await using var app = McpGateway.Program.Build([.. Sound, $"--{setting}"]);
        var logs = app.Services.GetRequiredService<ILoggerFactory>();

        foreach (var category in new[]
        {
            "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Routing.EndpointMiddleware", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http.HttpClient.x", "Microsoft.IdentityModel.x",
        })
        {
            Assert.False(logs.CreateLogger(category).IsEnabled(LogLevel.Information), category);
            Assert.True(logs.CreateLogger(category).IsEnabled(LogLevel.Warning), category);
        }

        Assert.False(logs.CreateLogger(Requests).IsEnabled(LogLevel.Critical));
    }

    [Fact]
    public async Task OnlyForTraces_TheFrameworkMakesASpanOfEachRequest()
    {
        await using var app = McpGateway.Program.Build([.. Sound, "--OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:1"]);
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(Requests);

        Assert.True(log.IsEnabled(LogLevel.Critical));
        Assert.False(log.IsEnabled(LogLevel.Information));
    }

    [Fact]
    public async Task WhatElseTheOperatorSets_Holds()
    {
        await using var app = McpGateway.Program.Build(
        [
            .. Sound, "--Logging:LogLevel:Default=Error", "--Logging:Console:LogLevel:McpGateway.Storage=Trace",
        ]);
        var logs = app.Services.GetRequiredService<ILoggerFactory>();

        Assert.True(logs.CreateLogger("McpGateway.Storage.StorageOpening").IsEnabled(LogLevel.Trace));
        Assert.False(logs.CreateLogger("McpGateway.Mcp").IsEnabled(LogLevel.Warning));
        Assert.False(logs.CreateLogger("Microsoft.AspNetCore.Hosting").IsEnabled(LogLevel.Warning));
    }
}
