namespace McpGateway.Web;

/// <summary>
/// Keeps the framework from logging what must never be logged (promise S19). Its request logs quote addresses with
/// their queries, which carry codes; no setting of the operator can turn them back on.
/// </summary>
internal static class PrivateLogging
{
    private static readonly string[] Outspoken =
        ["Microsoft.AspNetCore", "Microsoft.Hosting", "System.Net.Http", "Microsoft.IdentityModel"];

    extension(WebApplicationBuilder builder)
    {
        public void AddPrivateLogging() => builder.Services.PostConfigure<LoggerFilterOptions>(options =>
        {
            foreach (var rule in options.Rules.Where(rule => IsOutspoken(rule.CategoryName)).ToList())
            {
                options.Rules.Remove(rule);
            }

            foreach (var category in Outspoken)
            {
                options.Rules.Add(new(providerName: null, category, LogLevel.Warning, filter: null));
            }
        });
    }

    private static bool IsOutspoken(string? category) =>
        category is not null && Outspoken.Any(name => category.StartsWith(name, StringComparison.OrdinalIgnoreCase));
}
