using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using McpGateway.Tools.Arguments;
using McpGateway.Tools.Catalog;
using YamlDotNet.RepresentationModel;

namespace McpGateway.Tools.Guards;

/// <summary>The rule of a guard as the catalog has it, read strictly; what it names must exist.</summary>
/// <param name="rule">The mapping of the kind.</param>
/// <param name="tools">The tools that it is to guard.</param>
/// <param name="all">All tools of the catalog by name.</param>
internal sealed class GuardDraft(
    Section rule, IReadOnlyList<GuardTarget> tools, IReadOnlyDictionary<string, GuardTarget> all, RoleCatalog roles)
{
    private const string Others = "others";

    public delegate bool Parse<T>(JsonElement value, out T result);

    public Section Rule => rule;

    public IReadOnlyList<GuardTarget> Tools => tools;

    public IReadOnlyDictionary<string, GuardTarget> AllTools => all;

    /// <summary>The roles that can call any of the guarded tools.</summary>
    public IEnumerable<string> Callers => tools.SelectMany(CallersOf).Distinct().Order(StringComparer.Ordinal);

    public IEnumerable<string> CallersOf(GuardTarget tool) =>
        roles.Roles.Where(role => role.Value.Contains(tool.Permission)).Select(role => role.Key);

    /// <summary>The name of an argument that each guarded tool has, of one of the types.</summary>
    public string Argument(string key, params ReadOnlySpan<ArgumentType> types)
    {
        var name = rule.Text(key);
        foreach (var tool in tools.Where(_ => name != ""))
        {
            if (tool.Input.FindProperty(name) is not { } argument)
            {
                rule.Add(key, $"'{name}' is not an input of {tool.Name}.");
            }
            else if (!types.Contains(argument.Type))
            {
                rule.Add(key, $"'{name}' of {tool.Name} must be of type {string.Join(" or ", Lower(types))}.");
            }
        }

        return name;
    }

    /// <summary>The schemas of the argument, for checks of its rules against them.</summary>
    public IEnumerable<ArgumentSchema> SchemasOf(string argument) =>
        tools.Select(tool => tool.Input.FindProperty(argument)).OfType<ArgumentSchema>();

    /// <summary>A rule that a call escapes by leaving an argument out is none.</summary>
    public void RequireAlwaysSent(string key, string argument)
    {
        foreach (var tool in tools.Where(tool =>
            tool.Input.FindProperty(argument) is not null && !tool.AlwaysHas(argument)))
        {
            rule.Add(key, $"'{argument}' of {tool.Name} must be required or have a default: a call that leaves it out "
                + "would escape the rule.");
        }
    }

    public TimeSpan Time(string key, TimeSpan shortest, TimeSpan longest)
    {
        if (TimeSpan.TryParseExact(rule.Text(key), "c", CultureInfo.InvariantCulture, out var time)
            && time >= shortest && time <= longest)
        {
            return time;
        }

        rule.Add(key, $"'{key}' must be a time such as 01:00:00 (an hour) or 1.00:00:00 (a day), from {shortest:c} to "
            + $"{longest:c}.");
        return longest;
    }

    /// <summary>A number for every role that can call, or a mapping by role; null when the key is missing.</summary>
    public FrozenDictionary<string, decimal>? Numbers(string key) =>
        ByRole(key, "a number", (JsonElement value, out decimal number) =>
        {
            number = 0;
            return value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out number);
        });

    /// <summary>A value for every role that can call, or a mapping by role, in which <c>others</c> stands for those that
    /// are not named.</summary>
    public FrozenDictionary<string, T>? ByRole<T>(string key, string what, Parse<T> parse)
    {
        var byRole = new Dictionary<string, T>(StringComparer.Ordinal);
        switch (rule.Find(key))
        {
            case null:
                return null;
            case YamlMappingNode mapping:
                ReadByRole(key, mapping, what, parse, byRole);
                break;
            case var node when TryRead(node, what, parse, out var value):
                byRole = Callers.ToDictionary(role => role, _ => value, StringComparer.Ordinal);
                break;
        }

        return byRole.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private void ReadByRole<T>(
        string key, YamlMappingNode mapping, string what, Parse<T> parse, Dictionary<string, T> byRole)
    {
        var callers = Callers.ToList();
        foreach (var (node, valueNode) in mapping.Children)
        {
            var role = (node as YamlScalarNode)?.Value ?? "";
            if (role != Others && !roles.Roles.ContainsKey(role))
            {
                rule.File.Add(node, $"{rule.What}: the role '{role}' is not known; declare it in roles.yaml.");
            }
            else if (role != Others && !callers.Contains(role))
            {
                rule.File.Add(node, $"{rule.What}: the role '{role}' cannot call the tool; remove it.");
            }
            else if (TryRead(valueNode, what, parse, out var value))
            {
                byRole[role] = value;
            }
        }

        var missing = callers.Where(role => !mapping.Children.ContainsKey(new YamlScalarNode(role))).ToList();
        if (byRole.Remove(Others, out var rest))
        {
            missing.ForEach(role => byRole[role] = rest);
        }
        else if (missing.Count > 0 && !mapping.Children.ContainsKey(new YamlScalarNode(Others)))
        {
            rule.Add(key, $"'{key}' says nothing for {string.Join(", ", missing)}; name every role that can call the "
                + $"tool, or '{Others}'.");
        }
    }

    private bool TryRead<T>(YamlNode node, string what, Parse<T> parse, out T value)
    {
        if (parse(YamlJson.ToJson(node), out value))
        {
            return true;
        }

        rule.File.Add(node, $"{rule.What}: must be {what}.");
        return false;
    }

    private static List<string> Lower(ReadOnlySpan<ArgumentType> types)
    {
        var words = new List<string>();
        foreach (var type in types)
        {
            words.Add(type.ToString().ToLowerInvariant());
        }

        return words;
    }
}
