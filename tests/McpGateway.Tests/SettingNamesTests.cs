namespace McpGateway.Tests;

/// <summary>The names of settings, as the options classes declare them.</summary>
public sealed class SettingNamesTests
{
    [Theory]
    [InlineData("Gateway:PublicUrl")]
    [InlineData("gateway:oauth:ACCESSTOKENLIFETIME")]
    [InlineData("Gateway:Storage:Sqlite:Path")]
    [InlineData("Gateway:Storage:Keys:File")]
    [InlineData("Gateway:Storage:Firestore:Location")]
    [InlineData("Gateway:Region:Allowed:0")]
    [InlineData("Gateway:OAuth:AllowedRedirectHosts:0")]
    [InlineData("Gateway:OAuth:Clients:12:RedirectUris:3")]
    [InlineData("Gateway:Api:Credentials:0:SecretHash")]
    [InlineData("Gateway:Limits:Connection:Burst")]
    [InlineData("Gateway:Mcp:AllowedOrigins:0")]
    public void ASetting_IsKnown(string name) => Assert.Null(SettingNames.FindMistake(name));

    [Theory]
    [InlineData("Gateway:OAuth:AcessTokenLifetime", "Gateway:OAuth:AccessTokenLifetime")]
    [InlineData("Gateway:AccessTokenLifetime", "Gateway:OAuth:AccessTokenLifetime")]
    [InlineData("Gateway:Oath:AccessTokenLifetime", "Gateway:OAuth:AccessTokenLifetime")]
    [InlineData("Gateway:PublicUri", "Gateway:PublicUrl")]
    [InlineData("Gateway:Issuer:x", "Gateway:")]
    [InlineData("Gateway:OAuth:Clients:2:RedirectUri", "Gateway:OAuth:Clients:2:RedirectUris:0")]
    [InlineData("Gateway:Api:Credentials:7:Secret", "Gateway:Api:Credentials:7:SecretHash")]
    [InlineData("Gateway:Limits:Conection:Burst", "Gateway:Limits:Connection:Burst")]
    [InlineData("Gateway:Storage:Sqlite", "Gateway:Storage:Sqlite:Path")]
    [InlineData("Gateway:OAuth:AllowedRedirectHosts", "Gateway:OAuth:AllowedRedirectHosts:0")]
    [InlineData("Gateway:PublicUrl:0", "Gateway:PublicUrl")]
    public void AnotherName_IsRefusedWithTheNearest(string name, string nearest) =>
        Assert.StartsWith($"{name} is not a setting; did you mean {nearest}",
            SettingNames.FindMistake(name), StringComparison.Ordinal);

    /// <summary>What the options work out for themselves cannot be set.</summary>
    [Theory]
    [InlineData("Gateway:Issuer")]
    [InlineData("Gateway:IsPlainHttp")]
    public void WhatIsComputed_IsNoSetting(string name) => Assert.NotNull(SettingNames.FindMistake(name));

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "", 3)]
    [InlineData("acess", "access", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void Distance_CountsChanges(string one, string other, int changes)
    {
        Assert.Equal(changes, SettingNames.Distance(one, other));
        Assert.Equal(changes, SettingNames.Distance(other, one));
    }

    /// <summary>The README names what there is; a setting that is renamed is renamed there.</summary>
    [Fact]
    public void EverySettingOfTheReadme_Exists()
    {
        var readme = File.ReadAllLines(Path.Combine(Repository.Root, "README.md"));
        var rows = readme.SkipWhile(line => !line.StartsWith("| setting (section `Gateway`)", StringComparison.Ordinal))
            .Skip(2).TakeWhile(line => line.StartsWith('|')).Select(line => line.Split('|')[1]).ToList();

        Assert.True(rows.Count > 10);
        // A list is named without a position.
        Assert.DoesNotContain(rows.SelectMany(NamesIn), name =>
            SettingNames.FindMistake(name) is not null && SettingNames.FindMistake($"{name}:0") is not null);
    }

    /// <summary><c>`A:B` / `C`, `A:{D,E}:F`, `L:N`</c>: a name without its section stands in that of the one before.</summary>
    private static IEnumerable<string> NamesIn(string cell)
    {
        var section = "";
        foreach (var name in cell.Split('`').Where((_, i) => i % 2 == 1).SelectMany(Expand))
        {
            var whole = name.Contains(':', StringComparison.Ordinal) || section == "" ? name : $"{section}:{name}";
            section = whole.Contains(':', StringComparison.Ordinal) ? whole[..whole.LastIndexOf(':')] : "";
            yield return $"Gateway:{$"{whole}:".Replace(":N:", ":0:", StringComparison.Ordinal).TrimEnd(':')}";
        }
    }

    private static IEnumerable<string> Expand(string name)
    {
        var open = name.IndexOf('{', StringComparison.Ordinal);
        if (open < 0)
        {
            return [name];
        }

        var close = name.IndexOf('}', open);
        return name[(open + 1)..close].Split(',').SelectMany(one => Expand(name[..open] + one + name[(close + 1)..]));
    }
}
