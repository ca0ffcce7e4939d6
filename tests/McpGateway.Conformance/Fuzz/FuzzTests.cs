using McpGateway.Conformance.Deployments;

namespace McpGateway.Conformance.Fuzz;

/// <summary>Mutated requests over all endpoints, few enough for every test run.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    [Theory, OnEveryDeployment]
    public async Task WhateverIsSent_TheAnswerIsSafe(Deployment gateway)
    {
        using var run = new FuzzRun(gateway, Read("FUZZ_SEED", 1));

        // A deployment that is only named gets them all; the two samples share them.
        var count = Read("FUZZ_REQUESTS", 5_000) / (Target.IsGiven ? 1 : 2);
        await run.SendAsync(count, cancellationToken: TestContext.Current.CancellationToken);

        output.WriteLine(run.Summary);
        Assert.True(run.Findings.Count == 0, string.Join("\n", run.Findings));
    }

    private static int Read(string variable, int usual) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text) : usual;
}
