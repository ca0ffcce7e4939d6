using System.Text;
using McpGateway.Tests.Harness;
using McpGateway.Tools.Catalog;

namespace McpGateway.Tests.Tools;

/// <summary>Role by tool, as the running gateway answers.</summary>
[Collection(RunningSample.Name)]
public sealed class RoleTableTests(GatewayFixture gateway)
{
    private static readonly (string Role, string Login)[] Accounts =
    [
        ("owner", "olivia@alpine.example"), ("manager", "marco@alpine.example"), ("box_office", "bianca@alpine.example"),
        ("marketing", "mila@alpine.example"), ("finance", "felix@alpine.example"), ("viewer", "vera@alpine.example"),
    ];

    private readonly OperatorCatalog catalog = SampleCatalog.Load();

    [Fact]
    public async Task WhatARoleIsShown_IsWhatItMayCall_AndWhatTheCatalogSays()
    {
        var allowed = new Dictionary<string, HashSet<string>>();
        foreach (var (role, login) in Accounts)
        {
            allowed[role] = await AskAsync(await Session.OpenAsync(gateway, login));
            var permissions = catalog.PermissionsOf([role]);
            Assert.Equal(
                catalog.Tools.Values.Where(tool => permissions.Contains(tool.Permission)).Select(tool => tool.Name).Order(),
                allowed[role].Order());
        }

        var readme = await File.ReadAllTextAsync(
            Path.Combine(SampleCatalog.Path, "README.md"), TestContext.Current.CancellationToken);
        Assert.Contains(Table(allowed), readme.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    /// <summary>The tools listed; each tool of the catalog is called, and forbidden exactly when it is not listed.</summary>
    private async Task<HashSet<string>> AskAsync(Session session)
    {
        var listed = (await session.ListAsync()).Result.GetProperty("tools").EnumerateArray()
            .Select(tool => tool.GetProperty("name").GetString()!).ToHashSet();
        foreach (var tool in catalog.Tools.Keys)
        {
            var reply = await session.CallAsync(tool, "{}");
            var forbidden = reply.Text.Contains("The user's role does not allow", StringComparison.Ordinal);
            Assert.True(forbidden != listed.Contains(tool), $"{tool}: {reply.Text}");
        }

        return listed;
    }

    private string Table(Dictionary<string, HashSet<string>> allowed)
    {
        var roles = Accounts.Select(account => account.Role).ToList();
        var table = new StringBuilder($"| tool | {string.Join(" | ", roles)} |\n|---|{string.Concat(roles.Select(_ => ":-:|"))}\n");
        foreach (var tool in catalog.Tools.Keys.Order(StringComparer.Ordinal))
        {
            table.Append($"| `{tool}` | {string.Join(" | ", roles.Select(role => allowed[role].Contains(tool) ? "yes" : "–"))} |\n");
        }

        return table.ToString();
    }
}
