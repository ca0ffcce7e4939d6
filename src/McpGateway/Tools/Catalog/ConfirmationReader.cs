using McpGateway.Tools.Arguments;
using McpGateway.Tools.Confirmation;
using McpGateway.Tools.Output;

namespace McpGateway.Tools.Catalog;

/// <summary>Reads how a tool is confirmed, and keeps the names that this needs free.</summary>
internal static class ConfirmationReader
{
    public static ConfirmationMode Read(Section tool, Effect effect, ArgumentSchema input)
    {
        if (effect == Effect.Read)
        {
            if (tool.Find("confirmation") is not null)
            {
                tool.Add("confirmation", "a tool that reads has nothing to confirm; remove the key.");
            }

            return ConfirmationMode.None;
        }

        var mode = tool.FindText("confirmation") switch
        {
            null => effect == Effect.Destructive ? ConfirmationMode.Ask : ConfirmationMode.None,
            "none" => ConfirmationMode.None,
            "ask" => ConfirmationMode.Ask,
            "page" => ConfirmationMode.Page,
            _ => Unknown(tool),
        };
        if (mode != ConfirmationMode.None && input.FindProperty(ConfirmationArgument.Name) is not null)
        {
            tool.Add("input", $"'{ConfirmationArgument.Name}' is the gateway's own argument of tools that are confirmed; "
                + "give yours another name.");
        }

        return mode;
    }

    public static void CheckOutput(Section tool, ConfirmationMode mode, OutputShape? output)
    {
        if (mode != ConfirmationMode.None && output?.Root.Members.Any(member =>
            member.TakenName == ConfirmationArgument.Member) == true)
        {
            tool.Add("output", $"'{ConfirmationArgument.Member}' is the gateway's own member of tools that are confirmed; "
                + "let yours leave under another name.");
        }
    }

    private static ConfirmationMode Unknown(Section tool)
    {
        tool.Add("confirmation", "'confirmation' must be one of none, ask, page.");
        return ConfirmationMode.Page;
    }
}
