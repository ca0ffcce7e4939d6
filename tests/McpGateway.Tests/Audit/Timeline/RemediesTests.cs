using System.Reflection;
using System.Text.RegularExpressions;
using McpGateway.Audit;
using McpGateway.Audit.Timeline;
using McpGateway.Connections;

namespace McpGateway.Tests.Audit.Timeline;

/// <summary>Whatever the log can say of a failure, the support desk finds a sentence for it.</summary>
public sealed partial class RemediesTests
{
    /// <summary>Actions of which there are only successes.</summary>
    private static readonly string[] NeverFail =
    [
        AuditAction.ToolBegun, AuditAction.ClientRegistered, AuditAction.ClientUpdated, AuditAction.ClientDeleted,
        AuditAction.AuthorizeAccepted, AuditAction.SignInCompleted, AuditAction.ConsentGiven, AuditAction.TokenIssued,
        AuditAction.TokenRefreshed, AuditAction.TokenReplayed, AuditAction.SessionsEnded, AuditAction.ChallengeSent,
        AuditAction.AuditRead, AuditAction.RolesNoticed, AuditAction.GuardObserved, AuditAction.ConfirmationAsked,
        AuditAction.ConfirmationGiven, AuditAction.KeysShredded, AuditAction.HoldPlaced, AuditAction.HoldLifted,
        AuditAction.SwitchThrown, AuditAction.SwitchLifted, AuditAction.AuditExported,
        AuditAction.RestrictionsChanged, AuditAction.StoreRestored, AuditAction.StoreCopied, AuditAction.KeysRotated,
        AuditAction.KeysRetired, AuditAction.ConnectionsRead, AuditAction.IncidentContained,
    ];

    public static TheoryData<string> Codes =>
    [
        .. WordsOf(typeof(AuditCode)).Concat(WordsOf(typeof(RevocationReason))).Concat(CodesOfTheSource()).Distinct(),
    ];

    public static TheoryData<string> FailingActions => [.. WordsOf(typeof(AuditAction)).Except(NeverFail)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void EveryCode_HasASentence(string code) =>
        Assert.EndsWith(".", CodeRemedies.Find(code)?.English ?? $"none for {code}", StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(FailingActions))]
    public void EveryActionThatCanFail_HasASentenceForACodeNobodyKnows(string action) =>
        Assert.EndsWith(".", Remedies.Find(action, "none-of-ours")?.English ?? $"none for {action}", StringComparison.Ordinal);

    [Fact]
    public void TheCodesOfErrorsAndCalls_AreFoundInTheSource() =>
        Assert.Superset(
            new HashSet<string>
            {
                "invalid_client", "invalid_scope", "login_required", "request_uri_not_supported", "not_found",
                "forbidden_by_role", "unknown_tool", "invalid_arguments", "invalid_software_statement", "rejected",
                "confirmation_used",
            },
            CodesOfTheSource().ToHashSet());

    /// <summary>A limit's name is none of the reasons.</summary>
    [Fact]
    public void ALimit_IsNotTakenForAReason() =>
        Assert.Contains("Gateway:Limits", Remedies.Find(AuditAction.RateLimited, "unknown")?.English, StringComparison.Ordinal);

    private static IEnumerable<string> WordsOf(Type vocabulary) =>
        vocabulary.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);

    private static IEnumerable<string> CodesOfTheSource() =>
        Repository.Files("src/McpGateway/OAuth", ".cs").Concat(Repository.Files("src/McpGateway/Tools", ".cs"))
            .Where(file => !file.Path.Contains("/Guards/Kinds/", StringComparison.Ordinal))
            .SelectMany(file => Code().Matches(file.Text).Select(match => match.Groups[1].Value))
            .Where(code => code.Contains('_') || code is "conflict" or "rejected" or "unrecorded").Distinct();

    [GeneratedRegex("""
        (?:new\(|Of\(|OAuthError\(|CallRefusedException\(|CallEnding\.Refused\(|AuditOutcome\.\w+,)\s*"([a-z_]+)",
        """)]
    private static partial Regex Code();
}
