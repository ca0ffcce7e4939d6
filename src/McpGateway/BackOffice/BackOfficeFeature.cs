namespace McpGateway.BackOffice;

/// <summary>The way to the operator: its API, and what it says about people.</summary>
internal static class BackOfficeFeature
{
    extension(IHostApplicationBuilder builder)
    {
        public void AddBackOffice()
        {
            builder.Services.AddSettings<BackOfficeOptions>(BackOfficeOptions.Section);
            builder.Services.AddSettings<IdentityProviderOptions>(IdentityProviderOptions.Section);
            builder.Services.AddSingleton<IdentityProvider>();
            builder.Services.AddSingleton<BackOfficeResilience>();
            builder.Services.AddSingleton<BackOfficeApi>();
            builder.Services.AddSingleton<BackOfficePeople>();
        }
    }
}
