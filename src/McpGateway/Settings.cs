using Microsoft.Extensions.Options;

namespace McpGateway;

/// <summary>How every feature takes its settings: bound and checked before the gateway listens.</summary>
internal static class Settings
{
    extension(IServiceCollection services)
    {
        /// <summary>Adds the options of a section. A value of the wrong type fails like one that the options refuse,
        /// so that
        /// it is told together with all other mistakes.</summary>
        public IServiceCollection AddSettings<TOptions>(string section)
            where TOptions : class => services.AddOptions<TOptions>()
                .Configure<IConfiguration>((options, configuration) => Bind(options, configuration.GetSection(section)))
                .ValidateDataAnnotations().ValidateOnStart().Services;
    }

    private static void Bind<TOptions>(TOptions options, IConfigurationSection section)
        where TOptions : class
    {
        try
        {
            section.Bind(options);
        }
        catch (InvalidOperationException mistake)
        {
            // The message names the setting and its type.
            throw new OptionsValidationException(Options.DefaultName, typeof(TOptions), [mistake.Message]);
        }
    }
}
