namespace McpGateway.BackOffice;

/// <summary>The way to the operator: its API, and what it says about people.</summary>
internal static class BackOfficeFeature
{
    extension(IHostApplicationBuilder builder)
    {
        public void AddBackOffice()
        {
            builder.Services.AddOptions<BackOfficeOptions>()
                .BindConfiguration(BackOfficeOptions.Section).ValidateDataAnnotations().ValidateOnStart();
            builder.Services.AddOptions<IdentityProviderOptions>()
                .BindConfiguration(IdentityProviderOptions.Section).ValidateDataAnnotations().ValidateOnStart();
            builder.Services.AddSingleton<IdentityProvider>();
            builder.Services.AddSingleton<BackOfficeApi>();
            builder.Services.AddSingleton<BackOfficePeople>();
        }
    }
}
