namespace McpGateway.Tools.Confirmation;

/// <summary>What the page of a question shows.</summary>
public sealed record ConfirmationQuestion
{
    /// <summary>How the client calls itself.</summary>
    public required string ClientName { get; init; }

    public required string Organizer { get; init; }

    /// <summary>The tool's.</summary>
    public required string Title { get; init; }

    public required bool CannotBeUndone { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Arguments { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The page's, for a question that was asked with one; null once it is answered.</summary>
    internal static ConfirmationQuestion? Of(AskedCall asked) =>
        asked is { State: AskedState.Waiting, Summary: { } summary }
            ? new()
            {
                ClientName = asked.ClientName ?? "",
                Organizer = summary.Organizer,
                Title = summary.Title,
                CannotBeUndone = summary.CannotBeUndone,
                Arguments = [.. summary.Lines.Select(line => KeyValuePair.Create(line.Label, line.Value))],
                ExpiresAt = asked.ExpiresAt,
            }
            : null;
}
