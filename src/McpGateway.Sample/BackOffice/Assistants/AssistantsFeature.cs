namespace McpGateway.Sample.BackOffice.Assistants;

/// <summary>The example for every back office: its own page of connected assistants, by the gateway's management
/// API.</summary>
internal static class AssistantsFeature
{
    extension(IHostApplicationBuilder builder)
    {
        public void AddAssistants() => builder.Services.AddSingleton<ConnectedAssistants>();
    }

    extension(IEndpointRouteBuilder routes)
    {
        public void MapAssistants()
        {
            routes.MapGet(AssistantsEndpoint.Path, AssistantsEndpoint.ShowAsync);
            routes.MapPost(AssistantsEndpoint.Path, AssistantsEndpoint.RevokeAsync);
            routes.MapPost(AssistantsEndpoint.SignInPath, AssistantsEndpoint.SignInAsync);
        }
    }
}
