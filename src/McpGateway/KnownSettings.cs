using System.Collections;
using System.Reflection;
using McpGateway.Storage;

namespace McpGateway;

/// <summary>A setting or a part of the settings that has others below it, as the options classes declare them: whatever
/// has a <c>Section</c> is read by its properties, so that a new setting is known without another word.</summary>
internal sealed class KnownSettings
{
    /// <summary>Below it stands whatever the operator wrote: a position in a list, or a key.</summary>
    public const string Any = "*";

    private readonly Dictionary<string, KnownSettings> below = new(StringComparer.OrdinalIgnoreCase);

    private KnownSettings()
    {
    }

    /// <summary>Everything below <c>Gateway</c>.</summary>
    public static KnownSettings OfTheGateway { get; } =
        Of([.. new[] { typeof(KnownSettings), typeof(StorageFeature) }.SelectMany(known => known.Assembly.GetTypes())]);

    /// <summary>The names below this one; <see cref="Any"/> where every name is right.</summary>
    public IReadOnlyCollection<string> Names => below.Keys;

    public bool IsSetting => below.Count == 0;

    public KnownSettings? Find(string name) =>
        below.GetValueOrDefault(name) ?? below.GetValueOrDefault(Any);

    public static KnownSettings Of(IEnumerable<Type> types)
    {
        var root = new KnownSettings();
        foreach (var type in types)
        {
            if (type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue()
                is string section && section.Split(':') is [GatewayOptions.Section, .. var path])
            {
                path.Aggregate(root, (parent, name) => parent.Below(name)).AddPropertiesOf(type);
            }
        }

        return root;
    }

    private KnownSettings Below(string name) =>
        below.TryGetValue(name, out var known) ? known : below[name] = new();

    private void AddPropertiesOf(Type type)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            // What is computed cannot be set; a list or a part that is there already is filled.
            if (property.SetMethod is { IsPublic: true } || !IsValue(property.PropertyType))
            {
                Below(property.Name).Add(property.PropertyType);
            }
        }
    }

    private void Add(Type type)
    {
        if (IsValue(type))
        {
            return;
        }

        if (ElementOf(type) is { } element)
        {
            Below(Any).Add(element);
        }
        else
        {
            AddPropertiesOf(type);
        }
    }

    // The framework's own types are written as one text: a number, a time, an address.
    private static bool IsValue(Type type) =>
        type == typeof(string) || type.IsEnum
        || (ElementOf(type) is null && type.Assembly == typeof(object).Assembly)
        || type == typeof(Uri) || type == typeof(byte[]);

    /// <summary>What a list or a dictionary holds; null for anything else.</summary>
    private static Type? ElementOf(Type type) =>
        type == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(type) ? null
        : type.IsArray ? type.GetElementType()
        : type.GetGenericArguments() is [.., var last] ? last
        : null;
}
