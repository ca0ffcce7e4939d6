using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace McpGateway.Tools.Catalog;

/// <summary>One YAML file of the catalog, and where its findings go.</summary>
internal sealed class CatalogFile(string folder, string name, List<Finding> findings)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public void Add(YamlNode at, string message) => Add((int)at.Start.Line, message);

    public Place PlaceOf(YamlNode node) => new(name, (int)node.Start.Line);

    /// <summary>The one document in the file; null, with a finding, when it cannot be read.</summary>
    public YamlNode? Read()
    {
        try
        {
            using var text = new StreamReader(Path.Combine(folder, name), Utf8);
            var yaml = new YamlStream();
            yaml.Load(text);
            if (yaml.Documents.Count == 1)
            {
                return Sound(yaml.Documents[0].RootNode);
            }

            Add(1, $"The file holds {yaml.Documents.Count} YAML documents; put exactly one into it.");
        }
        catch (YamlException exception)
        {
            Add((int)exception.Start.Line, $"This is not YAML: {exception.Message}");
        }
        catch (DecoderFallbackException)
        {
            Add(1, "The file is not in UTF-8: its accents would reach models as other signs; save it in UTF-8.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Add(1, "The file cannot be read; it must exist and be readable.");
        }

        return null;
    }

    private YamlNode? Sound(YamlNode root)
    {
        if (YamlTree.FindDefect(root) is not var (at, what))
        {
            return root;
        }

        Add(at, what);
        return null;
    }

    private void Add(int line, string message) => findings.Add(new(name, line, message));
}
