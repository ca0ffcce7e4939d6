using McpGateway.Commands.Explain;
using McpGateway.Tools.Catalog;

namespace McpGateway.Commands;

/// <summary><c>catalog explain</c>: what each gate would say to a call, and what it would ask and return.</summary>
internal static class CatalogExplain
{
    public static int Run(ExplainRequest request, TextWriter output)
    {
        if (CatalogCheck.TryLoad(request.Catalog, output) is not { } catalog)
        {
            return ExitCode.Wrong;
        }

        if (request.Roles.Count == 0)
        {
            output.WriteLine("Name the person's roles with --roles. The back office tells them only to the person's own "
                + $"sign-in{(request.User is { } user ? $", and this command is not {user}'s" : "")}.");
            return ExitCode.Wrong;
        }

        if (request.Roles.FirstOrDefault(role => !catalog.Roles.ContainsKey(role)) is { } unknown)
        {
            output.WriteLine($"The catalog has no role '{unknown}'; it has "
                + $"{string.Join(", ", catalog.Roles.Keys.Order(StringComparer.Ordinal))}.");
            return ExitCode.Wrong;
        }

        if (!catalog.Tools.TryGetValue(request.Tool, out var tool))
        {
            output.WriteLine($"{"tool",-12} {"unknown_tool",-18} the catalog has no tool '{request.Tool}'");
            return ExitCode.Refused;
        }

        var who = request.User is { } id ? $" by {id}" : "";
        var gates = new Gates(catalog, tool, request, TimeProvider.System, output);
        if (gates.Run() is { } code)
        {
            output.WriteLine($"The call{who} would be refused: {code}.");
            return ExitCode.Refused;
        }

        var confirmed = tool.Confirmation == ConfirmationMode.None ? "" : " once its user has confirmed it";
        output.WriteLine(gates.NotJudged.Count == 0
            ? $"The call{who} would be made{confirmed}."
            : $"The call{who} would be made{confirmed}, unless history refuses it by: {string.Join(", ", gates.NotJudged)}.");
        return ExitCode.Done;
    }
}
