namespace McpGateway.Conformance.Fuzz;

/// <summary>What the fuzz run would notice.</summary>
public sealed class FuzzAnswerTests
{
    private const string Gateway = "https://gateway.example";

    [Theory]
    [InlineData(200, "", "")]
    [InlineData(303, "https://client.example/cb?code=x&state=1", "", "POST", "/consent")]
    [InlineData(303, "https://client.example/cb?error=x", "")]
    [InlineData(303, "http://127.0.0.1:7777/cb?error=x", "")]
    [InlineData(303, "/connections", "")]
    [InlineData(302, "https://gateway.example/", "")]
    [InlineData(500, "", "the status is 500")]
    [InlineData(303, "https://evil.example/cb", "a redirect leads")]
    [InlineData(303, "https://client.example/cb.evil.example", "a redirect leads")]
    [InlineData(303, "https://client.example/cb2?error=x", "a redirect leads")]
    [InlineData(303, "http://127.0.0.1:7777/other", "a redirect leads")]
    [InlineData(303, "https://gateway.example.evil.example/", "a redirect leads")]
    [InlineData(303, "//evil.example", "a redirect leads")]
    [InlineData(303, "/\\evil.example", "a redirect leads")]
    [InlineData(303, "https://client.example/cb?x=<script>", "a redirect leads")]
    [InlineData(303, "https://client.example/cb?code=x", "a code came")]
    public void AStatus_OrARedirect_IsJudged(int status, string location, string problem, string method = "GET", string path = "/authorize")
    {
        var answer = Answer(status, "", location == "" ? [] : [("Location", location)]);

        AssertProblem(problem, answer, new(method, path));
    }

    [Theory]
    [InlineData("text/html", $"<p>&lt;svg/onload=mg&gt;</p>", "")]
    [InlineData("text/html", $"<p>{Nasty.Markup}</p>", "input came back")]
    [InlineData("text/plain", $"{Nasty.Markup}", "input came back")]
    [InlineData("application/json", $$"""{"id":"{{Nasty.Markup}}"}""", "")]
    [InlineData("application/json", $"{Nasty.Markup}", "input came back")]
    public void WhatComesBack_IsJudgedByWhatItCanBeTakenFor(string type, string body, string problem) =>
        AssertProblem(problem, Answer(400, body, ("Content-Type", type), ("X-Content-Type-Options", "nosniff")));

    [Fact]
    public void JsonThatCouldBeTakenForAPage_IsAProblem() =>
        AssertProblem("input came back", Answer(400, "{}", ("Content-Type", "application/json")));

    [Theory]
    [InlineData("session=x; path=/; httponly", "")]
    [InlineData("session=x; path=/", "a cookie")]
    public void ACookie_IsJudged(string cookie, string problem) =>
        AssertProblem(problem, Answer(200, "", ("Set-Cookie", cookie)));

    [Fact]
    public void AnAnswerWithoutItsId_OrWithAHeaderOfTheCallers_IsAProblem()
    {
        AssertProblem("no X-Request-Id", new(400, Lookup(), "x"));
        AssertProblem("", new(400, Lookup(("Connection", "close")), ""));
        AssertProblem("a header was injected", Answer(200, "", (Nasty.Header, "1")));
    }

    private static void AssertProblem(string expected, FuzzAnswer answer, FuzzRequest? request = null)
    {
        var stage = new FuzzStage();
        stage.Redirects.UnionWith(["https://client.example/cb", "http://127.0.0.1/cb"]);

        var problems = answer.Problems(request ?? new("GET", "/authorize"), stage, Gateway).ToList();

        if (expected == "")
        {
            Assert.Empty(problems);
        }
        else
        {
            Assert.StartsWith(expected, Assert.Single(problems), StringComparison.Ordinal);
        }
    }

    private static FuzzAnswer Answer(int status, string body, params (string Name, string Value)[] headers) =>
        new(status, Lookup([.. headers, ("X-Request-Id", "1")]), body);

    private static ILookup<string, string> Lookup(params (string Name, string Value)[] headers) =>
        headers.ToLookup(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase);
}
