using McpGateway.Sample.BackOffice.People;

namespace McpGateway.Sample;

/// <summary>What somebody who has just started the sample needs to go on.</summary>
internal static class Banner
{
    public const string OperatorCredential = "operator.credential";

    public static string For(GatewaySettings settings)
    {
        var mcp = $"{settings.PublicUrl}/mcp";
        var auditUrl = $"{settings.PublicUrl}/api/v1/audit/events";
        var credential = settings.Data.PathOf(OperatorCredential);
        var curl = settings.Https ? $"curl --cacert '{settings.Data.PathOf(LoopbackCertificate.CaFile)}'" : "curl";
        return $$"""

              McpGateway is ready:  {{mcp}}

              Connect an assistant
                Claude Code   claude mcp add --transport http sample {{mcp}}
                Codex         codex mcp add sample --url {{mcp}}
                VS Code       code --add-mcp '{"name":"sample","type":"http","url":"{{mcp}}"}'
                Gemini CLI    gemini mcp add --transport http sample {{mcp}}
                Any other     paste the URL {{mcp}}
            {{TrustIn(settings)}}
              Look inside
                Connected assistants   {{settings.PublicUrl}}/connections
                In the back office     {{settings.BackOfficeUrl}}/assistants
                Audit log              {{settings.PublicUrl}}/audit, as sam@operator.example
                Audit events           {{curl}} -H "Authorization: Bearer $(cat '{{credential}}')" {{auditUrl}}
                Back office API        {{settings.BackOfficeUrl}}/openapi/v1.json

              Demo accounts
            {{string.Join(Environment.NewLine, DemoAccounts.All.Select(Line))}}

              Ctrl-C stops it.


            """;
    }

    private static string TrustIn(GatewaySettings settings) => settings.Https
        ? $"""

              Its certificate is made for this machine. Clients trust it with
                NODE_EXTRA_CA_CERTS='{settings.Data.PathOf(LoopbackCertificate.CaFile)}'

          """
        : "";

    private static string Line(Account account)
    {
        var roles = DemoAccounts.Roles.Where(role => role.Login == account.Login)
            .Select(role => $"{role.Role} at {role.Organizer}")
            .Concat(account.StaffRoles.Select(role => $"operator staff: {role}"));
        return $"    {account.Login,-24}{account.Password,-14}{string.Join(", ", roles)}";
    }
}
