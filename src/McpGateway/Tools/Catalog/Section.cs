using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace McpGateway.Tools.Catalog;

/// <summary>A mapping in a catalog file, read strictly: an unknown key or a wrong kind of value is a finding.</summary>
internal sealed class Section
{
    private readonly Dictionary<string, YamlNode> entries = new(StringComparer.Ordinal);

    private Section(YamlMappingNode node, string what, CatalogFile file)
    {
        Node = node;
        What = what;
        File = file;
    }

    public YamlNode Node { get; }

    /// <summary>What the mapping describes, for findings: <c>tool 'get_booking'</c>.</summary>
    public string What { get; }

    public CatalogFile File { get; }

    /// <summary>Null, with a finding, when the node is not a mapping.</summary>
    public static Section? Open(YamlNode node, string what, CatalogFile file, params ReadOnlySpan<string> keys)
    {
        if (node is not YamlMappingNode mapping)
        {
            file.Add(node, $"{what}: must be a mapping with the keys {string.Join(", ", keys)}.");
            return null;
        }

        var section = new Section(mapping, what, file);
        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (keys.Contains(name))
            {
                section.entries[name] = value;
            }
            else
            {
                file.Add(key, $"{what}: '{name}' is not a known key; known are {string.Join(", ", keys)}.");
            }
        }

        return section;
    }

    public YamlNode? Find(string key) => entries.GetValueOrDefault(key);

    /// <summary>Where to point for a key: its value, or the section when it is missing.</summary>
    public YamlNode At(string key) => Find(key) ?? Node;

    public void Add(string key, string message) => File.Add(At(key), $"{What}: {message}");

    /// <summary>A text that must be there and not be empty; "" when it is not.</summary>
    public string Text(string key)
    {
        var text = FindText(key);
        if (string.IsNullOrWhiteSpace(text))
        {
            Add(key, $"'{key}' is missing or empty.");
        }

        return text ?? "";
    }

    /// <summary>A text, or null when the key is missing.</summary>
    public string? FindText(string key)
    {
        if (Find(key) is not { } node)
        {
            return null;
        }

        if (node is YamlScalarNode { Value: { } text })
        {
            return text.Trim();
        }

        Add(key, $"'{key}' must be a text.");
        return null;
    }

    public bool? FindFlag(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } scalar:
                return scalar.Value == "true";
            default:
                Add(key, $"'{key}' must be true or false.");
                return null;
        }
    }

    /// <summary>A list of words; empty when the key is missing.</summary>
    public IReadOnlyList<YamlScalarNode> Words(string key)
    {
        if (Find(key) is not { } node)
        {
            return [];
        }

        if (node is YamlSequenceNode list && list.All(item => item is YamlScalarNode { Value.Length: > 0 }))
        {
            return [.. list.Cast<YamlScalarNode>()];
        }

        Add(key, $"'{key}' must be a list of words.");
        return [];
    }

    /// <summary>The entries of a mapping whose keys are names; empty when the key is missing.</summary>
    public IEnumerable<KeyValuePair<string, YamlNode>> Entries(string key)
    {
        if (Find(key) is not { } node)
        {
            return [];
        }

        if (node is YamlMappingNode mapping && mapping.Children.Keys.All(name => name is YamlScalarNode))
        {
            return mapping.Children.Select(child =>
                KeyValuePair.Create(((YamlScalarNode)child.Key).Value ?? "", child.Value));
        }

        Add(key, $"'{key}' must be a mapping.");
        return [];
    }
}
