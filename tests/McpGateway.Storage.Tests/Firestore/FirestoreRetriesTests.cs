using McpGateway.Storage.Firestore;

namespace McpGateway.Storage.Tests.Firestore;

public sealed class FirestoreRetriesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<List<TimeSpan>> AttemptsAsync(FirestoreFault fault, TimeSpan timeout, int each = 0)
    {
        var told = new List<TimeSpan>();
        await Assert.ThrowsAsync<FirestoreException>(() => new FirestoreRetries(timeout).RunAsync<int>(
            async patience =>
            {
                told.Add(patience);
                await Task.Delay(each, Cancel);
                throw new FirestoreException(fault, "away");
            },
            FirestoreRetries.Always, Cancel));
        return told;
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(60, 29)]
    [InlineData(200, 65)]
    public async Task AnAttempt_IsNeverToldToWaitForEver(int timeout, int each) =>
        Assert.All(
            await AttemptsAsync(FirestoreFault.Silence, TimeSpan.FromMilliseconds(timeout), each),
            patience => Assert.InRange(patience, TimeSpan.FromTicks(1), TimeSpan.FromMilliseconds(Math.Max(1, timeout / 2))));

    [Fact]
    public async Task AttemptsAreFew() =>
        Assert.Equal(8, (await AttemptsAsync(FirestoreFault.NotDone, TimeSpan.FromMinutes(5))).Count);

    [Theory]
    [InlineData(nameof(FirestoreFault.Conflict))]
    [InlineData(nameof(FirestoreFault.Missing))]
    [InlineData(nameof(FirestoreFault.Refused))]
    public async Task WhatWouldBeTheSameTheNextTime_IsNotRepeated(string fault) =>
        Assert.Single(await AttemptsAsync(Enum.Parse<FirestoreFault>(fault), TimeSpan.FromMinutes(5)));

    [Fact]
    public async Task ACallThatWasGivenUp_IsNotBegun() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new FirestoreRetries(TimeSpan.FromSeconds(1)).RunAsync<int>(
            _ => throw new FirestoreException(FirestoreFault.Refused, "begun"), FirestoreRetries.Always,
            new CancellationToken(canceled: true)));
}
