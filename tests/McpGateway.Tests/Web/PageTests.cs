using System.Text.RegularExpressions;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Web;

/// <summary>What holds for every page: its language is said, and it runs the one script of ours and no other.</summary>
[Collection(RunningSample.Name)]
public sealed class PageTests(GatewayFixture gateway)
{
    public static TheoryData<string, string> PagesInLanguages
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var path in new[] { "/", "/nowhere", "/authorize?client_id=none", "/sign-in/callback", "/consent" })
            {
                foreach (var language in new[] { "en", "de", "fr", "es" })
                {
                    data.Add(path, language);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(PagesInLanguages))]
    public async Task APage_SaysItsLanguage_AndLeadsToTheOthers(string path, string language)
    {
        var answer = await gateway.Wire.GetAsync(path, ("Accept", "text/html"), ("Accept-Language", $"{language}-XX"));

        Assert.Contains($"<html lang=\"{language}\">", answer.Body, StringComparison.Ordinal);
        Assert.Equal(language, answer.Header("Content-Language"));
        Assert.Contains("Accept-Language", answer.Header("Vary"), StringComparison.Ordinal);
        foreach (var other in new[] { "en", "de", "fr", "es" })
        {
            Assert.Contains($"lang={other}\" hreflang=\"{other}\"", answer.Body, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/nowhere")]
    public async Task APage_RunsItsOwnScript_ByANonceThatIsNeverTheSame(string path)
    {
        var nonces = new HashSet<string>();
        for (var i = 0; i < 3; i++)
        {
            var answer = await gateway.Wire.GetAsync(path, ("Accept", "text/html"));
            var script = Assert.Single(Regex.Matches(answer.Body, "<script src=\"(/site\\.[0-9a-f]+\\.js)\" nonce=\"([^\"]+)\""));
            var nonce = System.Net.WebUtility.HtmlDecode(script.Groups[2].Value);

            Assert.Contains($"script-src 'nonce-{nonce}'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Single(Regex.Matches(answer.Body, "<script"));
            nonces.Add(nonce);
        }

        Assert.Equal(3, nonces.Count);
    }

    [Fact]
    public async Task WhatIsNoPage_RunsNoScriptAtAll()
    {
        var answer = await gateway.Wire.GetAsync("/nowhere");

        Assert.DoesNotContain("script-src", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("css", "text/css")]
    [InlineData("js", "text/javascript")]
    [InlineData("svg", "image/svg+xml")]
    public async Task TheFilesOfPages_AreThereToStay(string extension, string mediaType)
    {
        var page = (await gateway.Wire.GetAsync("/", ("Accept", "text/html"))).Body;
        var path = Regex.Match(page, $"/site\\.[0-9a-f]+\\.{extension}").Value;

        var answer = await gateway.Wire.GetAsync(path);

        Assert.StartsWith(mediaType, answer.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Contains("immutable", answer.Header("Cache-Control"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheHomePage_TellsEveryAssistantTheAddress()
    {
        var page = (await gateway.Wire.GetAsync("/", ("Accept", "text/html"))).Body;

        foreach (var name in new[]
        {
            "Claude", "Claude Code", "ChatGPT", "Codex", "Gemini CLI", "VS Code, GitHub Copilot", "Cursor", "mcp-remote",
        })
        {
            Assert.Contains($"<h3>{name}</h3>", page, StringComparison.Ordinal);
        }

        Assert.Equal(9, Regex.Count(page, Regex.Escape($"{gateway.GatewayUrl}/mcp")));
    }
}
