using McpGateway.BackOffice;
using McpGateway.Tools;

namespace McpGateway.Tests.Tools.Policy;

/// <summary>Promise S1: a tool works only within the roles that its user has right now.</summary>
public sealed class CurrentRolesTests : IAsyncLifetime
{
    private const string Scopes = "configuration:read operations:read";

    private ToolsHost host = null!;

    public async ValueTask InitializeAsync()
    {
        host = await ToolsHost.StartAsync();
        host.BackOffice.AnswerWith("""{"items":[]}""");
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Call_IsRefused_OnceARoleThatWasTakenAwayIsTooOldToBelieve()
    {
        Assert.IsType<ToolAnswer.Data>(await ListVenuesAsync());
        host.BackOffice.Roles["org_1"] = ["finance"];

        host.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.IsType<ToolAnswer.Data>(await ListVenuesAsync());
        Assert.Equal(1, host.BackOffice.UserInfoReads);

        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("forbidden_by_role", Assert.IsType<ToolAnswer.Refused>(await ListVenuesAsync()).Code);
        Assert.Equal(2, host.BackOffice.UserInfoReads);
    }

    [Fact]
    public async Task Call_IsRefused_WhenTheUserHasLeftTheOrganizer()
    {
        host.BackOffice.Roles.Clear();
        host.BackOffice.Roles["org_2"] = ["owner"];
        Assert.Equal("forbidden_by_role", Assert.IsType<ToolAnswer.Refused>(await ListVenuesAsync()).Code);
        Assert.Equal("[]", await ListAsync());
    }

    [Fact]
    public async Task Call_IsRefused_WhenTheBackOfficeDescribesSomebodyElse()
    {
        host.BackOffice.UserId = "usr_2";
        Assert.Equal("forbidden_by_role", Assert.IsType<ToolAnswer.Refused>(await ListVenuesAsync()).Code);
    }

    [Fact]
    public async Task Roles_AreNotBelievedAnyLonger_WhenTheyCannotBeReadAgain()
    {
        Assert.IsType<ToolAnswer.Data>(await ListVenuesAsync());
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        host.BackOffice.BeforeUserInfo = context => StubBackOffice.AnswerAsync(context, "{}", 500);

        Assert.Equal("back_office_error", Assert.IsType<ToolAnswer.Refused>(await ListVenuesAsync()).Code);
        await Assert.ThrowsAsync<BackOfficeException>(async () => await ListAsync());
        Assert.Single(host.BackOffice.Requests);
    }

    [Fact]
    public async Task AFailureToReadRoles_IsNotRemembered()
    {
        host.BackOffice.BeforeUserInfo = context => StubBackOffice.AnswerAsync(context, "{}", 500);
        Assert.IsType<ToolAnswer.Refused>(await ListVenuesAsync());
        host.BackOffice.BeforeUserInfo = _ => Task.CompletedTask;
        Assert.IsType<ToolAnswer.Data>(await ListVenuesAsync());
    }

    [Fact]
    public async Task Roles_AreReadOnce_WhenManyCallsRace()
    {
        var release = new TaskCompletionSource();
        host.BackOffice.BeforeUserInfo = _ => release.Task;
        var calls = Enumerable.Range(0, 50).Select(_ => Task.Run(async () => await ListAsync())).ToList();
        await WaitUntilAsync(() => host.BackOffice.UserInfoReads > 0);
        release.SetResult();
        await Task.WhenAll(calls);
        Assert.Equal(1, host.BackOffice.UserInfoReads);
    }

    [Fact]
    public async Task ACallerWhoHangsUp_DoesNotTakeTheReadingFromTheOthers()
    {
        var release = new TaskCompletionSource();
        host.BackOffice.BeforeUserInfo = _ => release.Task;
        using var hangUp = new CancellationTokenSource();
        var first = host.Tools.ListAsync(ToolsHost.CallerWith(Scopes), hangUp.Token).AsTask();
        var second = ListAsync();
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        release.SetResult();
        Assert.StartsWith("[{", await second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryConnection_HasItsOwnReading()
    {
        await ListAsync();
        var other = ToolsHost.CallerWith(Scopes) with { ConnectionId = "con_2" };
        await host.Tools.ListAsync(other, CancellationToken.None);
        Assert.Equal(2, host.BackOffice.UserInfoReads);
    }

    [Fact]
    public async Task AReadingFromBeforeANotice_IsNotBelieved_EvenWhileItIsUnderWay()
    {
        var release = new TaskCompletionSource();
        host.BackOffice.BeforeUserInfo = _ => release.Task;
        var before = ListAsync();
        await WaitUntilAsync(() => host.BackOffice.UserInfoReads > 0);

        var after = host.Tools.ListAsync(Noticed(1), CancellationToken.None).AsTask();
        await WaitUntilAsync(() => host.BackOffice.UserInfoReads == 2);
        release.SetResult();
        await Task.WhenAll(before, after);

        // Whoever read their record before the notice may use the newer reading.
        await ListAsync();
        await host.Tools.ListAsync(Noticed(1), CancellationToken.None);
        Assert.Equal(2, host.BackOffice.UserInfoReads);
    }

    [Fact]
    public async Task EveryCallAfterANotice_SeesTheChange_WhenManyCallsFromBeforeRaceWithIt()
    {
        for (var notice = 1; notice <= 20; notice++)
        {
            var (was, willBe) = (Noticed(notice - 1), Noticed(notice));
            var racing = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
                await host.Tools.ListAsync(was, CancellationToken.None))).ToList();
            host.BackOffice.Roles["org_1"] = notice % 2 == 1 ? ["finance"] : ["owner"];
            var seen = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
                await host.CallAsync(willBe, "list_venues", "{}"))));
            await Task.WhenAll(racing);
            Assert.All(seen, answer => Assert.Equal(notice % 2 == 1, answer is ToolAnswer.Refused));
        }
    }

    private static Caller Noticed(long generation) =>
        ToolsHost.CallerWith(Scopes) with { RolesGeneration = generation };

    private ValueTask<ToolAnswer> ListVenuesAsync() =>
        host.CallAsync(ToolsHost.CallerWith(Scopes), "list_venues", "{}");

    private async Task<string> ListAsync() => System.Text.Encoding.UTF8.GetString(
        (await host.Tools.ListAsync(ToolsHost.CallerWith(Scopes), CancellationToken.None)).Span);

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}
