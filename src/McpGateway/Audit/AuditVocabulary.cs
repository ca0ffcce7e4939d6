using System.Reflection;
using McpGateway.Audit.Timeline;
using McpGateway.Limits;
using McpGateway.Storage;

namespace McpGateway.Audit;

/// <summary>The closed lists of actions and codes. A code is one that the support desk finds a sentence for, or the name of
/// a limit; other features add the words that only they know.</summary>
internal static class AuditVocabulary
{
    extension(IHostApplicationBuilder builder)
    {
        /// <summary>Adds the actions and codes, for whatever writes events.</summary>
        public void AddAuditWords() => builder.Services
            .AddSingleton(new AuditWords(AuditField.Action, ConstantsOf(typeof(AuditAction))))
            .AddSingleton(new AuditWords(
                AuditField.Code,
                [.. CodeRemedies.Codes, .. ConstantsOf(typeof(AuditCode)), .. ConstantsOf(typeof(Exceeded))]));
    }

    private static string[] ConstantsOf(Type words) =>
    [
        .. words.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!),
    ];
}
