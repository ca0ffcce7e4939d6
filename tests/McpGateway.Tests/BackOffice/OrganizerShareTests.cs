using McpGateway.Tests.Tools;
using McpGateway.Tools;

namespace McpGateway.Tests.BackOffice;

/// <summary>Whoever makes the back office fail or wait, on purpose or by bad data, does so for their own organizer.</summary>
public sealed class OrganizerShareTests
{
    private const string Found = """{"items":[]}""";

    [Fact]
    public async Task FailuresAtOneOrganizer_ShutOutThatOneAlone()
    {
        await using var host = await ToolsHost.StartAsync(null, ("Gateway:BackOffice:Circuit:MinimumRequests", "4"));
        host.BackOffice.Roles["org_2"] = ["owner"];
        host.BackOffice.Api = context => context.Request.Path.Value!.Contains("org_1", StringComparison.Ordinal)
            ? StubBackOffice.AnswerAsync(context, "{}", 500)
            : StubBackOffice.AnswerAsync(context, Found);
        for (var count = 0; count < 100; count++)
        {
            Assert.IsType<ToolAnswer.Refused>(await ReadAsync(host, "org_1"));
        }

        Assert.Equal("back_office_circuit_open", Assert.IsType<ToolAnswer.Refused>(await ReadAsync(host, "org_1")).Code);
        Assert.IsType<ToolAnswer.Data>(await ReadAsync(host, "org_2"));
    }

    [Fact]
    public async Task FailuresAtManyOrganizers_AreTheBackOffices()
    {
        await using var host = await ToolsHost.StartAsync(null, ("Gateway:BackOffice:Circuit:MinimumRequests", "4"));
        host.BackOffice.AnswerWith("{}", 500);
        foreach (var organizer in Enumerable.Range(1, 4).Select(number => $"org_{number}"))
        {
            host.BackOffice.Roles[organizer] = ["owner"];
            for (var count = 0; count < 4; count++)
            {
                Assert.Equal("back_office_error", Assert.IsType<ToolAnswer.Refused>(await ReadAsync(host, organizer)).Code);
            }
        }

        host.BackOffice.Roles["org_5"] = ["owner"];
        Assert.Equal("back_office_circuit_open", Assert.IsType<ToolAnswer.Refused>(await ReadAsync(host, "org_5")).Code);
    }

    [Fact]
    public async Task SlowAnswersToOneOrganizer_LeavePlacesToTheOthers()
    {
        await using var host = await ToolsHost.StartAsync(null,
            ("Gateway:BackOffice:Concurrency", "4"), ("Gateway:BackOffice:Queue", "4"));
        host.BackOffice.Roles["org_2"] = ["owner"];
        var release = new TaskCompletionSource();
        host.BackOffice.Api = async context =>
        {
            if (context.Request.Path.Value!.Contains("org_1", StringComparison.Ordinal))
            {
                await release.Task;
            }

            await StubBackOffice.AnswerAsync(context, Found);
        };
        var slow = Enumerable.Range(0, 20).Select(_ => ReadAsync(host, "org_1")).ToList();
        await await Task.WhenAny(slow);

        Assert.IsType<ToolAnswer.Data>(await ReadAsync(host, "org_2"));

        release.SetResult();
        Assert.Equal(6, (await Task.WhenAll(slow)).Count(answer => answer is ToolAnswer.Data));
    }

    private static Task<ToolAnswer> ReadAsync(ToolsHost host, string organizer) => host.CallAsync(
        ToolsHost.CallerWith("configuration:read") with { ConnectionId = $"con_{organizer}", OrganizerId = organizer },
        "list_venues", "{}").AsTask();
}
