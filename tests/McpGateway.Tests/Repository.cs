using System.Text.RegularExpressions;

namespace McpGateway.Tests;

/// <summary>The sources, as the tests about the house itself read them.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Source files below a folder of the repository, by path relative to the root with forward
    /// slashes.</summary>
    public static IEnumerable<SourceFile> Files(string folder, params string[] extensions) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(path => extensions.Contains(Path.GetExtension(path)))
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !Regex.IsMatch(path, "(^|/)(bin|obj|artifacts|node_modules)/"))
            .Select(path => new SourceFile(path))
            .OrderBy(file => file.Path, StringComparer.Ordinal);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "McpGateway.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}

/// <summary>One source file.</summary>
internal sealed record SourceFile(string Path)
{
    public IReadOnlyList<string> Lines { get; } = File.ReadAllLines(System.IO.Path.Combine(Repository.Root, Path));

    public string Text => string.Join('\n', Lines);

    /// <summary>The folders between <c>src/Project</c> and the file: the first is the feature.</summary>
    public string[] Folders => Path.Split('/')[2..^1];
}
