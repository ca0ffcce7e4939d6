using McpGateway.BackOffice;
using McpGateway.Connections;
using McpGateway.Tests.Harness;
using McpGateway.Tests.Tools;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Tests.Connections;

/// <summary>The back office's own tokens of a connection are renewed once, for all who wait.</summary>
public sealed class BackOfficeSessionsTests : IAsyncLifetime
{
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _mayAnswer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private StubBackOffice _backOffice = null!;
    private InProcessGateway _gateway = null!;
    private int _renewals;

    private BackOfficeSessions Sessions => _gateway.Services.GetRequiredService<BackOfficeSessions>();

    public async ValueTask InitializeAsync()
    {
        _backOffice = await StubBackOffice.StartAsync();
        _backOffice.Token = async context =>
        {
            Interlocked.Increment(ref _renewals);
            _asked.TrySetResult();
            await _mayAnswer.Task;
            await StubBackOffice.AnswerAsync(
                context, """{"access_token":"next","refresh_token":"rotated","expires_in":3600}""");
        };
        _gateway = await InProcessGateway.StartAsync($"--Gateway:SignIn:Authority={_backOffice.Url}");
    }

    public async ValueTask DisposeAsync()
    {
        _mayAnswer.TrySetResult();
        await _gateway.DisposeAsync();
        await _backOffice.DisposeAsync();
    }

    [Fact]
    public async Task ManyAtOnce_AreOneRenewal_WhichIsKept()
    {
        var connection = await ExpiredAsync();
        var calls = Enumerable.Range(0, 20).Select(_ => GetAsync(connection, CancellationToken.None)).ToList();
        await _asked.Task;
        _mayAnswer.SetResult();

        Assert.All(await Task.WhenAll(calls), token => Assert.Equal("next", token));
        Assert.Equal("next", await GetAsync(connection, CancellationToken.None));
        Assert.Equal(1, _renewals);
    }

    /// <summary>A provider that rotates takes each refresh token once; a second one would end the
    /// session.</summary>
    [Fact]
    public async Task ACallerThatGoesAway_LeavesTheRenewalToTheOthers()
    {
        var connection = await ExpiredAsync();
        using var impatience = new CancellationTokenSource();
        var impatient = GetAsync(connection, impatience.Token);
        await _asked.Task;
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);

        var patient = GetAsync(connection, CancellationToken.None);
        _mayAnswer.SetResult();

        Assert.Equal("next", await patient);
        Assert.Equal(1, _renewals);
    }

    /// <summary>A provider that rotates refuses whoever comes second, while the first has not heard yet.</summary>
    [Fact]
    public async Task TwoReplicasAtOnce_EndNoConnection()
    {
        var connection = await ExpiredAsync();
        var answer = _backOffice.Token;
        _backOffice.Token = context => Volatile.Read(ref _renewals) == 0
            ? answer(context)
            : StubBackOffice.AnswerAsync(context, """{"error":"invalid_grant"}""", status: 400);
        var first = GetAsync(connection, CancellationToken.None);
        await _asked.Task;
        using var replica = new ServiceCollection()
            .AddSingleton(_gateway.Services.GetRequiredService<ConnectionStore>())
            .AddSingleton(_gateway.Services.GetRequiredService<Revocation>())
            .AddSingleton(_gateway.Services.GetRequiredService<IdentityProvider>())
            .AddSingleton<TimeProvider>(_gateway.Clock)
            .AddSingleton<BackOfficeSessions>().BuildServiceProvider();
        var second = replica.GetRequiredService<BackOfficeSessions>()
            .GetAccessTokenAsync(connection, "req_2", CancellationToken.None).AsTask();
        await Task.Delay(TimeSpan.FromMilliseconds(500), TestContext.Current.CancellationToken);
        _mayAnswer.SetResult();

        Assert.Equal("next", await first);
        Assert.Equal("next", await second);
    }

    /// <summary>A refusal is not remembered: the next call asks again.</summary>
    [Fact]
    public async Task ARefusal_EndsTheRenewalAndNothingElse()
    {
        var connection = await ExpiredAsync();
        var answer = _backOffice.Token;
        _backOffice.Token = context => StubBackOffice.AnswerAsync(context, "{}", status: 500);
        await Assert.ThrowsAsync<BackOfficeException>(() => GetAsync(connection, CancellationToken.None));
        _backOffice.Token = answer;
        _mayAnswer.SetResult();

        Assert.Equal("next", await GetAsync(connection, CancellationToken.None));
    }

    private Task<string> GetAsync(Connection connection, CancellationToken cancellationToken) =>
        Sessions.GetAccessTokenAsync(connection, "req_1", cancellationToken).AsTask();

    /// <summary>A connection whose back-office token has expired.</summary>
    private async Task<Connection> ExpiredAsync() =>
        (await MadeConnection.AddAsync(_gateway, "client", lasts: TimeSpan.Zero)).Connection;
}
