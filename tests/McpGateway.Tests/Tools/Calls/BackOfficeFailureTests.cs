using McpGateway.BackOffice;
using McpGateway.Storage;
using McpGateway.Tools;
using Microsoft.AspNetCore.Http;

namespace McpGateway.Tests.Tools.Calls;

/// <summary>Each way in which a back office can fail has its own code and a sentence, and none of the back office's
/// words.</summary>
public sealed class BackOfficeFailureTests : IAsyncLifetime
{
    private ToolsHost host = null!;

    public async ValueTask InitializeAsync() =>
        host = await ToolsHost.StartAsync(null, ("Gateway:BackOffice:Timeout", "00:01:00"));

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData(301, "back_office_garbage")]
    [InlineData(400, "rejected")]
    [InlineData(401, "back_office_signed_out")]
    [InlineData(403, "back_office_forbidden")]
    [InlineData(404, "not_found")]
    [InlineData(409, "conflict")]
    [InlineData(412, "conflict")]
    [InlineData(422, "rejected")]
    [InlineData(429, "back_office_busy")]
    [InlineData(500, "back_office_error")]
    [InlineData(503, "back_office_error")]
    public async Task AStatus_BecomesACode_AndTheBackOfficesTextStaysBehind(int status, string code)
    {
        host.BackOffice.AnswerWith("""{"detail":"Anna Berg has no such thing"}""", status);
        var refused = await GetVenuesAsync();
        Assert.Equal(code, refused.Code);
        Assert.DoesNotContain("Anna", refused.Message, StringComparison.Ordinal);
        var outcome = status is 401 or 403 ? AuditOutcome.Denied : AuditOutcome.Failure;
        var recorded = Assert.Single(host.Audit.Events);
        Assert.Equal((outcome, code), (recorded.Outcome, recorded.Code));
    }

    [Theory]
    [InlineData("<html>", "text/html")]
    [InlineData("{\"items\":[]}", "text/plain")]
    [InlineData("{\"items\":[]}", "application/json; charset=utf-16")]
    [InlineData("{\"items\":[", "application/json")]
    [InlineData("", "application/json")]
    public async Task WhatIsNoJson_IsGarbage(string body, string type)
    {
        host.BackOffice.AnswerWith(body, 200, type);
        Assert.Equal("back_office_garbage", (await GetVenuesAsync()).Code);
    }

    [Fact]
    public async Task NoContent_IsGarbage_WhereSomethingIsDeclared()
    {
        host.BackOffice.Api = context =>
        {
            context.Response.StatusCode = 204;
            return Task.CompletedTask;
        };
        Assert.Equal("back_office_garbage", (await GetVenuesAsync()).Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnAnswerBeyondTheLimit_IsRefusedAsSuch(bool saysItsLength)
    {
        host.BackOffice.Api = async context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = saysItsLength ? BackOfficeApi.MaxAnswerBytes + 1 : null;
            var chunk = new byte[64 * 1024];
            Array.Fill(chunk, (byte)' ');
            for (var sent = 0; sent <= BackOfficeApi.MaxAnswerBytes && !context.RequestAborted.IsCancellationRequested;)
            {
                var left = BackOfficeApi.MaxAnswerBytes + 1 - sent;
                var next = saysItsLength ? Math.Min(chunk.Length, left) : chunk.Length;
                await context.Response.Body.WriteAsync(chunk.AsMemory(0, next), context.RequestAborted);
                sent += next;
            }
        };
        Assert.Equal("back_office_too_large", (await GetVenuesAsync()).Code);
    }

    [Fact]
    public async Task ABrokenConnection_IsUnreachable()
    {
        host.BackOffice.Api = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        Assert.Equal("back_office_unreachable", (await GetVenuesAsync()).Code);
    }

    [Fact]
    public async Task AnAnswerThatBreaksOffInTheMiddle_IsUnreachable()
    {
        host.BackOffice.Api = async context =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("{\"items\":[");
            await context.Response.Body.FlushAsync();
            context.Abort();
        };
        Assert.Equal("back_office_unreachable", (await GetVenuesAsync()).Code);
    }

    [Fact]
    public async Task NobodyListening_IsUnreachable()
    {
        await using var other = await ToolsHost.StartAsync(null, ("Gateway:BackOffice:Url", "http://127.0.0.1:9"));
        var answer = await other.CallAsync(ToolsHost.CallerWith("configuration:read"), "list_venues", "{}");
        Assert.Equal("back_office_unreachable", Assert.IsType<ToolAnswer.Refused>(answer).Code);
    }

    [Fact]
    public async Task NoAnswerWithinTheDeadline_IsATimeout()
    {
        await using var hasty = await ToolsHost.StartAsync(null, ("Gateway:BackOffice:Timeout", "00:00:00.2"));
        hasty.BackOffice.Api = context => Task.Delay(Timeout.Infinite, context.RequestAborted)
            .ContinueWith(_ => { }, TaskScheduler.Default);
        var answer = await hasty.CallAsync(ToolsHost.CallerWith("configuration:read"), "list_venues", "{}");
        Assert.Equal("back_office_timeout", Assert.IsType<ToolAnswer.Refused>(answer).Code);
    }

    [Fact]
    public async Task ARedirect_IsNotFollowed()
    {
        host.BackOffice.Api = context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = "/v1/elsewhere";
            return Task.CompletedTask;
        };
        Assert.Equal("back_office_garbage", (await GetVenuesAsync()).Code);
        Assert.Single(host.BackOffice.Requests);
    }

    [Fact]
    public async Task AWriteWithoutAnAnswer_SaysThatItMayHaveBeenCarriedOut()
    {
        host.BackOffice.AnswerWith("{}", 500);
        var answer = await host.CallConfirmedAsync(ToolsHost.CallerWith("refunds:write"), "refund_order",
            """{"order_id":"ord_1","amount":1,"currency":"EUR","reason":"ill"}""");
        Assert.Contains("may or may not", Assert.IsType<ToolAnswer.Refused>(answer).Message, StringComparison.Ordinal);
    }

    private async Task<ToolAnswer.Refused> GetVenuesAsync() => Assert.IsType<ToolAnswer.Refused>(
        await host.CallAsync(ToolsHost.CallerWith("configuration:read"), "list_venues", "{}"));
}
