using McpGateway.Storage;
using McpGateway.Tests.Tools;
using McpGateway.Tools;
using Microsoft.AspNetCore.Http;

namespace McpGateway.Tests.BackOffice;

/// <summary>A back office that is unwell: what is tried again, what is not, and when it is left alone.</summary>
public sealed class BackOfficeResilienceTests
{
    private const string Found = """{"items":[]}""";
    private const string Refund = """{"order_id":"ord_1","amount":1,"currency":"EUR","reason":"ill"}""";

    [Theory]
    [InlineData(502, null, 3)]
    [InlineData(503, null, 3)]
    [InlineData(504, null, 3)]
    [InlineData(503, "0", 3)]
    [InlineData(429, "0", 3)]
    [InlineData(503, "3600", 1)]
    [InlineData(429, "3600", 1)]
    [InlineData(429, null, 1)]
    [InlineData(500, null, 1)]
    [InlineData(404, null, 1)]
    [InlineData(409, null, 1)]
    public async Task ARead_IsTriedAgain_WhereThatCanHelpInTime(int status, string? retryAfter, int requests)
    {
        await using var host = await ToolsHost.StartAsync();
        host.BackOffice.Api = context => FailAsync(context, status, retryAfter);
        Assert.IsType<ToolAnswer.Refused>(await ReadAsync(host));
        Assert.Equal(requests, host.BackOffice.Requests.Count);
    }

    [Fact]
    public async Task AReadThatFailsOnce_Succeeds_WithoutTheCallerNoticing()
    {
        await using var host = await ToolsHost.StartAsync();
        var failed = 0;
        host.BackOffice.Api = context =>
        {
            if (Interlocked.Increment(ref failed) > 1)
            {
                return StubBackOffice.AnswerAsync(context, Found);
            }

            context.Abort();
            return Task.CompletedTask;
        };
        Assert.IsType<ToolAnswer.Data>(await ReadAsync(host));
    }

    [Theory]
    [InlineData(503, "0")]
    [InlineData(429, "0")]
    [InlineData(0, null)]
    public async Task AWrite_IsSentOnce_WhateverBecomesOfIt(int status, string? retryAfter)
    {
        await using var host = await ToolsHost.StartAsync();
        host.BackOffice.Api = context => FailAsync(context, status, retryAfter);
        Assert.IsType<ToolAnswer.Refused>(
            await host.CallAsync(ToolsHost.CallerWith("refunds:write"), "refund_order", Refund));
        Assert.Single(host.BackOffice.Requests);
    }

    [Fact]
    public async Task TheTimeout_IsForRolesTokensAndTriesTogether()
    {
        await using var host = await ToolsHost.StartAsync(null, ("Gateway:BackOffice:Timeout", "00:00:00.5"));
        host.BackOffice.BeforeUserInfo = context => Task.Delay(Timeout.Infinite, context.RequestAborted)
            .ContinueWith(_ => { }, TaskScheduler.Default);
        Assert.Equal("back_office_timeout", CodeOf(await ReadAsync(host)));
        Assert.Empty(host.BackOffice.Requests);
    }

    [Fact]
    public async Task ABackOfficeThatKeepsFailing_IsLeftAlone_AndRecoversByItself()
    {
        await using var host = await ToolsHost.StartAsync(null,
            ("Gateway:BackOffice:Retries", "0"), ("Gateway:BackOffice:Circuit:MinimumRequests", "4"),
            ("Gateway:BackOffice:Circuit:OpenFor", "00:00:10"));
        host.BackOffice.AnswerWith("{}", 500);
        for (var count = 0; count < 4; count++)
        {
            Assert.Equal("back_office_error", CodeOf(await ReadAsync(host)));
        }

        // Reads and writes alike are answered at once, and nothing reaches the back office.
        Assert.Equal("back_office_circuit_open", CodeOf(await ReadAsync(host)));
        Assert.Equal("back_office_circuit_open",
            CodeOf(await host.CallAsync(ToolsHost.CallerWith("refunds:write"), "refund_order", Refund)));
        Assert.Equal(4, host.BackOffice.Requests.Count);
        Assert.Equal(("back_office_circuit_open", AuditOutcome.Failure),
            (host.Audit.Events[^1].Code, host.Audit.Events[^1].Outcome));

        // The probe fails, so it stays shut; the next one does not.
        host.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal("back_office_error", CodeOf(await ReadAsync(host)));
        Assert.Equal("back_office_circuit_open", CodeOf(await ReadAsync(host)));
        host.BackOffice.AnswerWith(Found);
        host.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.IsType<ToolAnswer.Data>(await ReadAsync(host));
        Assert.IsType<ToolAnswer.Data>(await ReadAsync(host));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(429)]
    public async Task AnAnswerOfABackOfficeThatWorks_NeverOpensTheCircuit(int status)
    {
        await using var host = await ToolsHost.StartAsync(null, ("Gateway:BackOffice:Circuit:MinimumRequests", "2"));
        host.BackOffice.AnswerWith("{}", status);
        for (var count = 0; count < 10; count++)
        {
            Assert.NotEqual("back_office_circuit_open", CodeOf(await ReadAsync(host)));
        }

        Assert.Equal(10, host.BackOffice.Requests.Count);
    }

    [Fact]
    public async Task MoreThanMayBeOnTheirWay_Wait_AndMoreThanMayWait_AreRefused()
    {
        await using var host = await ToolsHost.StartAsync(null,
            ("Gateway:BackOffice:Concurrency", "2"), ("Gateway:BackOffice:Queue", "1"));
        var release = new TaskCompletionSource();
        host.BackOffice.Api = async context =>
        {
            await release.Task;
            await StubBackOffice.AnswerAsync(context, Found);
        };
        var calls = Enumerable.Range(0, 4).Select(_ => ReadAsync(host)).ToList();
        Assert.Equal("back_office_queue_full", CodeOf(await await Task.WhenAny(calls)));
        release.SetResult();
        Assert.Equal(3, (await Task.WhenAll(calls)).Count(answer => answer is ToolAnswer.Data));
        Assert.Equal(3, host.BackOffice.Requests.Count);
    }

    private static Task FailAsync(HttpContext context, int status, string? retryAfter)
    {
        if (status == 0)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        return StubBackOffice.AnswerAsync(context, "{}", status);
    }

    private static string CodeOf(ToolAnswer answer) => Assert.IsType<ToolAnswer.Refused>(answer).Code;

    private static Task<ToolAnswer> ReadAsync(ToolsHost host) =>
        host.CallAsync(ToolsHost.CallerWith("configuration:read"), "list_venues", "{}").AsTask();
}
