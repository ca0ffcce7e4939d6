using System.Text.Json;
using McpGateway.Commands.Import;
using McpGateway.Tools.Catalog;

namespace McpGateway.Commands;

/// <summary><c>catalog import</c>: a first catalog from the description of an API, what it lacks, and what a person has
/// to decide.</summary>
internal static class CatalogImport
{
    private const string LeftOutFile = "left-out.txt";
    private const int Examples = 2;

    public static int Run(ImportRequest request, TextWriter output)
    {
        if (FindObstacle(request) is { } obstacle)
        {
            output.WriteLine(obstacle);
            return ExitCode.Wrong;
        }

        try
        {
            var document = ApiDocument.Read(request.Document);
            var draft = new CatalogDraft(document, request);
            foreach (var operation in document.Operations(draft.LeaveOutPath)
                .Where(operation => operation.Path.StartsWith(request.Under, StringComparison.Ordinal)))
            {
                draft.Add(operation);
            }

            Write(request.Target, draft);
            Report(request, document, draft, output);
            return ExitCode.Done;
        }
        catch (Exception exception) when (exception is JsonException or CannotImportException)
        {
            output.WriteLine($"{request.Document}: {exception.Message}");
            return ExitCode.Wrong;
        }
    }

    private static string? FindObstacle(ImportRequest request) =>
        !request.Document.Exists ? $"There is no file '{request.Document}'."
        : request.Target.Exists && request.Target.EnumerateFileSystemInfos().Any()
            ? $"'{request.Target}' is not empty; name another folder with --to."
        : null;

    private static void Write(DirectoryInfo target, CatalogDraft draft)
    {
        Directory.CreateDirectory(Path.Combine(target.FullName, CatalogLoader.ToolsFolder));
        foreach (var (file, text) in draft.Files())
        {
            File.WriteAllText(Path.Combine(target.FullName, file), text);
        }

        File.WriteAllLines(Path.Combine(target.FullName, LeftOutFile), draft.LeftOut.Select(part => part.ToString()));
    }

    private static void Report(ImportRequest request, ApiDocument document, CatalogDraft draft, TextWriter output)
    {
        output.WriteLine($"Drafted {draft.Tools} tools in {draft.Groups} groups into '{request.Target}'.");
        output.WriteLine($"Gateway:BackOffice:Url is probably {document.Server ?? "not in the document"}.");
        if (draft.LeftOut.Count > 0)
        {
            output.WriteLine($"Left out, all in {LeftOutFile}:");
        }

        foreach (var reason in draft.LeftOut.GroupBy(part => part.Why).OrderByDescending(reason => reason.Count()))
        {
            var examples = string.Join("; ", reason.Take(Examples).Select(part => part.Where));
            output.WriteLine($"  {reason.Count(),5} {reason.Key} ({examples})");
        }

        ReportFindings(CatalogLoader.Load(request.Target.FullName).Findings, output);
    }

    private static void ReportFindings(IReadOnlyList<Finding> findings, TextWriter output)
    {
        output.WriteLine(findings.Count == 0
            ? "The catalog is sound. Read what is marked DECIDE in it before it is used."
            : $"To decide before 'catalog check' is content ({findings.Count}):");
        foreach (var rule in findings.GroupBy(finding => finding.Message.Split(": ", 2)[^1])
            .OrderByDescending(rule => rule.Count()))
        {
            output.WriteLine($"  {rule.Count(),5} {rule.Key} ({rule.First().File}:{rule.First().Line})");
        }
    }
}
