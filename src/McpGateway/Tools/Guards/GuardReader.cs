using System.Text.RegularExpressions;
using McpGateway.Tools.Arguments;
using McpGateway.Tools.Catalog;
using YamlDotNet.RepresentationModel;

namespace McpGateway.Tools.Guards;

/// <summary>Reads the guards at the tools, once all tools are known, and those of <c>guards.yaml</c>.</summary>
internal sealed partial class GuardReader(IReadOnlyList<GuardTarget> tools, RoleCatalog roles)
{
    /// <summary>Optional: guards over several tools, and what stops a connection.</summary>
    public const string FileName = "guards.yaml";

    private static readonly string[] Kinds = [.. GuardKind.All.Select(kind => kind.Key)];

    private readonly Dictionary<string, GuardTarget> byName = tools.DistinctBy(tool => tool.Name)
        .ToDictionary(tool => tool.Name, StringComparer.Ordinal);

    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly GuardBook book = new();

    public GuardBook Read(string folder, List<Finding> findings)
    {
        foreach (var tool in tools)
        {
            ReadList(tool.Section, node => ReadGuard(node, $"{tool.Section.What} guard", tool.Section.File, _ => [tool]));
        }

        var file = new CatalogFile(folder, FileName, findings);
        if (File.Exists(Path.Combine(folder, FileName)) && file.Read() is { } root
            && Section.Open(root, "guards", file, "guards", "denials") is { } section)
        {
            ReadList(section, node => ReadGuard(node, "guard", file, ReadTools, "tools", "effects"));
            book.Denials = section.Find("denials") is { } denials ? ReadDenials(denials, file) : null;
        }

        return book;
    }

    private static void ReadList(Section section, Action<YamlNode> read)
    {
        switch (section.Find("guards"))
        {
            case null:
                break;
            case YamlSequenceNode list:
                list.Children.ToList().ForEach(read);
                break;
            default:
                section.Add("guards", "'guards' must be a list.");
                break;
        }
    }

    private void ReadGuard(YamlNode node, string what, CatalogFile file,
        Func<Section, IReadOnlyList<GuardTarget>> toolsOf, params ReadOnlySpan<string> more)
    {
        var name = NameIn(node);
        if (Section.Open(node, $"{what} '{name}'", file, ["name", "mode", .. Kinds, .. more]) is not { } section)
        {
            return;
        }

        var head = ReadHead(section);
        var guarded = toolsOf(section);
        foreach (var tool in guarded.Where(tool => !tool.AsksBackOffice))
        {
            file.Add(node, $"{section.What}: {tool.Name} asks nothing of the back office, so there is nothing to guard.");
        }

        var present = GuardKind.All.Where(kind => section.Find(kind.Key) is not null).ToList();
        if (present is not [var single])
        {
            file.Add(node, $"{section.What}: give it exactly one of {string.Join(", ", Kinds)}.");
        }
        else if (Section.Open(section.At(single.Key), $"{section.What} {single.Key}", file, [.. single.Keys]) is { } rule)
        {
            book.Add(single.Read(head, new(rule, guarded, byName, roles)), guarded);
        }
    }

    private GuardHead ReadHead(Section section)
    {
        var name = section.Text("name");
        if (!NamePattern().IsMatch(name))
        {
            section.Add("name", "'name' must be 1 to 40 of a-z, 0-9 and '-', beginning with a letter: it stands in the "
                + "audit.");
        }
        else if (!names.Add(name))
        {
            section.Add("name", "there is another guard of this name.");
        }

        var mode = section.Text("mode");
        if (mode is not ("observe" or "enforce"))
        {
            section.Add("mode", "'mode' must be one of observe, enforce.");
        }

        return new(name, mode == "observe" ? GuardMode.Observe : GuardMode.Enforce);
    }

    private List<GuardTarget> ReadTools(Section section)
    {
        var words = section.Words("tools");
        var effects = section.Words("effects");
        foreach (var word in words.Where(word => !byName.ContainsKey(word.Value!)))
        {
            section.File.Add(word, $"{section.What}: '{word.Value}' is not a tool of the catalog.");
        }

        foreach (var word in effects.Where(word => word.Value is not ("read" or "write" or "destructive")))
        {
            section.File.Add(word, $"{section.What}: '{word.Value}' is not an effect; use read, write, destructive.");
        }

        var chosen = byName.Values.Where(tool => words.Any(word => word.Value == tool.Name)
            || (tool.AsksBackOffice && effects.Any(word => Enum.TryParse<Effect>(word.Value, true, out var effect)
                && effect == tool.Effect))).ToList();
        if (chosen.Count == 0)
        {
            section.File.Add(section.Node, $"{section.What}: name the 'tools' or the 'effects' that it guards.");
        }

        return chosen;
    }

    private DenialRule? ReadDenials(YamlNode node, CatalogFile file)
    {
        var what = $"denials '{NameIn(node)}'";
        if (Section.Open(node, what, file, "name", "mode", "limit", "within") is not { } section)
        {
            return null;
        }

        var draft = new GuardDraft(section, [], byName, roles);
        var limit = SchemaKeywords.ReadSize(section, "limit") ?? 0;
        if (limit < 1)
        {
            section.Add("limit", "'limit' must be a whole number of denials, at least 1.");
        }

        var within = draft.Time("within", Allowed.Shortest, Allowed.Longest);
        return new(ReadHead(section), new(limit, GuardSubject.Connection, within));
    }

    private static string NameIn(YamlNode node) =>
        node is YamlMappingNode mapping && mapping.Children.TryGetValue("name", out var name)
            ? (name as YamlScalarNode)?.Value ?? "" : "";

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,39}\z")]
    private static partial Regex NamePattern();
}
