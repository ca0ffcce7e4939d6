using McpGateway.Web.Network;
using McpGateway.Web.OpenApi;
using Microsoft.Extensions.Options;

namespace McpGateway.Web;

/// <summary>What every request passes through, and the pages that belong to no other feature.</summary>
internal static class WebFeature
{
    extension(WebApplicationBuilder builder)
    {
        public void AddWeb()
        {
            builder.Services.AddSettings<GatewayOptions>(GatewayOptions.Section);
            builder.Services.AddSingleton<IValidateOptions<GatewayOptions>, SettingNames>();
            builder.Services.AddSingleton<Handles>();
            builder.Services.AddSingleton<FormTokens>();
            builder.Services.AddSingleton(new PublicNetwork());
            builder.Services.AddSingleton<OpenApiDocument>();
            builder.Services.AddSingleton(new MenuEntry(WebPhrases.Home, "/", 0));
            builder.Services.AddRazorComponents();
            builder.Services.AddExceptionHandler<FailureHandler>();
            builder.Services.AddAuthentication();
            builder.Services.AddAuthorization();
            builder.Services.AddCors();
            // The front of every handler only parses and awaits, so nothing is gained by a change of threads before it.
            builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
            builder.WebHost.ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
                HeadSizes.Raise(kestrel.Limits);
            });
            builder.AddPrivateLogging();
            builder.AddTelemetry();
        }
    }

    extension(WebApplication app)
    {
        /// <summary>The order of the middleware, outermost first.</summary>
        public void UseWeb()
        {
            // Before any part is made that uses a setting, so that every mistake is told at once.
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            // First, so that even a failure answers with its request id and the security headers.
            app.UseMiddleware<RequestIds>();
            app.UseMiddleware<SecurityHeaders>();
            app.UseMiddleware<HeadSizes>();
            app.UseExceptionHandler(_ => { });
            // A page for a person who took a wrong turn; everything else answers with the bare status.
            app.UseStatusCodePages(context => FailureHandler.DescribeAsync(context.HttpContext));
            // MCP is answered by the routing itself: what comes after it never runs for a call.
            app.UseRouting();
            app.UseMiddleware<PoolThreads>();
            app.UseCors();
            app.UseAuthentication();
            app.UseAuthorization();
        }

        public void MapWeb()
        {
            app.MapGet("/", HomePage.Show);
            app.MapGet(OpenApiDocument.Path, OpenApiDocument.Show);
            foreach (var file in StaticFile.All)
            {
                app.MapGet(file.Path, file.Show);
            }

            app.MapGet("/health/live", () => TypedResults.Text("live"));
            app.MapGet("/health/ready", Health.ShowReadyAsync);
        }
    }
}
