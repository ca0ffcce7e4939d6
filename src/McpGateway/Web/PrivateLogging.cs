namespace McpGateway.Web;

/// <summary>
/// Keeps the framework from logging what must never be logged (promise S19). Its request logs quote addresses with
/// their queries, which carry codes; no setting of the operator can turn them back on.
/// </summary>
internal static class PrivateLogging
{
    private static readonly string[] Outspoken =
        ["Microsoft.AspNetCore", "Microsoft.Hosting", "System.Net.Http", "Microsoft.IdentityModel"];

    // Nothing is logged by it that is not told elsewhere. But as long as it is on, every line of a request is in a scope
    // that quotes its path, and every request makes a span, which only traces need.
    private const string OfRequests = "Microsoft.AspNetCore.Hosting.Diagnostics";

    extension(WebApplicationBuilder builder)
    {
        public void AddPrivateLogging() => builder.Services.PostConfigure<LoggerFilterOptions>(options =>
        {
            var mayTellOfRequests = Telemetry.IsOn(builder.Configuration);
            // A rule of ours beside the operator's would lose to one that is more specific, such as one for the
            // console or with a wildcard. So every rule is narrowed instead, and what no rule speaks of gets one.
            options.Rules.Insert(0, new(providerName: null, categoryName: null, options.MinLevel, filter: null));
            for (var i = 0; i < options.Rules.Count; i++)
            {
                options.Rules[i] = Narrow(options.Rules[i], mayTellOfRequests);
            }
        });
    }

    private static LoggerFilterRule Narrow(LoggerFilterRule rule, bool mayTellOfRequests) => new(
        rule.ProviderName, rule.CategoryName, rule.LogLevel, (provider, category, level) =>
            (level >= LogLevel.Warning || !IsOutspoken(category)) && (mayTellOfRequests || category != OfRequests)
            && rule.Filter?.Invoke(provider, category, level) != false);

    private static bool IsOutspoken(string? category) =>
        category is not null && Outspoken.Any(name => category.StartsWith(name, StringComparison.OrdinalIgnoreCase));
}
