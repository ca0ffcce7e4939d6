using McpGateway.Web.Languages;

namespace McpGateway.Audit.Timeline;

/// <summary>What helps after a refusal with this code. Every code that can occur has its sentence, in the class of its
/// area.</summary>
internal static class CodeRemedies
{
    private static readonly Dictionary<string, Phrase> Sentences = new(
        [
            .. ConnectingRemedies.ByCode, .. SignInRemedies.ByCode, .. ClientRemedies.ByCode, .. ConnectionRemedies.ByCode,
            .. CallRemedies.ByCode, .. ConfirmationRemedies.ByCode, .. BackOfficeRemedies.ByCode,
            .. AnomalyRemedies.ByCode,
        ],
        StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Codes => Sentences.Keys;

    public static Phrase? Find(string code) => Sentences.GetValueOrDefault(code);
}
