using System.Text.RegularExpressions;

namespace McpGateway.Storage.Kms;

/// <summary>The resource name of a key of Cloud KMS.</summary>
/// <param name="Text">The whole.</param>
/// <param name="Location">The region in it.</param>
internal sealed partial record KmsKeyName(string Text, string Location)
{
    public const string Prefix = "projects/";

    public static KmsKeyName? TryParse(string text) =>
        Names().Match(text) is { Success: true } match ? new(text, match.Groups[1].Value) : null;

    [GeneratedRegex(
        @"^projects/[a-z0-9.:-]+/locations/([a-z0-9-]+)/keyRings/[A-Za-z0-9_-]{1,63}/cryptoKeys/[A-Za-z0-9_-]{1,63}\z")]
    private static partial Regex Names();
}
