using McpGateway.Tools.Catalog;
using YamlDotNet.RepresentationModel;

namespace McpGateway.Tools.Output;

/// <summary>Reads which flag of an end customer must be there for which classes to leave (promise G17).</summary>
internal static class ConsentReader
{
    // The first bit is that of minors.
    private const ulong FirstFlag = 2;

    private const int MaxConsents = 16;

    public static void Read(Section section, ShapeBuilder builder, string prefix)
    {
        IList<YamlNode> nodes = section.Find("consent") switch
        {
            null => [],
            YamlSequenceNode list => list.Children,
            var one => [one],
        };
        if (nodes.Count > MaxConsents)
        {
            section.Add("consent", $"there may be {MaxConsents} consents at most.");
            return;
        }

        for (var index = 0; index < nodes.Count; index++)
        {
            if (Section.Open(nodes[index], $"{section.What} consent", section.File, "field", "withhold") is { } consent)
            {
                Add(consent, builder, prefix, FirstFlag << index);
            }
        }
    }

    private static void Add(Section consent, ShapeBuilder builder, string prefix, ulong flag)
    {
        if (FieldReader.ReadPath(consent, "field") is not { } path)
        {
            consent.Add("field", "'field' is missing: name the boolean that carries the customer's consent.");
            return;
        }

        if (!builder.TryMarkConsent(prefix + path, flag, ReadClasses(consent)))
        {
            consent.Add("field", $"'{path}' is declared as something else than one boolean, or decides already.");
        }
    }

    private static DataClasses ReadClasses(Section consent)
    {
        if (consent.Words("withhold").Count == 0)
        {
            consent.Add("withhold", "'withhold' is missing or empty: name the classes that leave only with consent.");
        }

        return DataClassWords.Read(consent, "withhold");
    }
}
