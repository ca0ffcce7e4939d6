namespace McpGateway.Limits;

/// <summary>How much anyone may ask of the gateway, so that nobody's flood is felt by somebody else.</summary>
internal static class LimitsFeature
{
    extension(IHostApplicationBuilder builder)
    {
        public void AddLimits() => builder.Services
            .AddSingleton<LimitCounts>()
            .AddSingleton<RateLimits>()
            .AddSettings<LimitsOptions>(LimitsOptions.Section);
    }
}
