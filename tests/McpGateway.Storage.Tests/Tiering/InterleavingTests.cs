namespace McpGateway.Storage.Tests.Tiering;

/// <summary>
/// Every order of the steps of readers, writers and revokers, with mishaps in between: a call after a confirmed
/// revocation never succeeds, a confirmed write is never lost, and nothing stays behind that differs from the durable
/// store. The code under test is the real one; only the stores below it are models.
/// </summary>
public sealed class InterleavingTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(2, "Read", "Revoke")]
    [InlineData(2, "Read Read", "Revoke")]
    [InlineData(2, "Read", "Revoke Read")]
    [InlineData(2, "Read Replace", "Revoke")]
    [InlineData(2, "Replace", "Read Revoke")]
    [InlineData(1, "Replace Replace", "Read")]
    [InlineData(2, "Revoke", "Revoke")]
    [InlineData(1, "Revoke Add", "Read Read")]
    [InlineData(1, "Add", "Read Revoke")]
    [InlineData(1, "Read", "Replace", "Revoke")]
    [InlineData(1, "Read", "Replace", "Replace")]
    [InlineData(1, "Read", "Read", "Revoke")]
    [InlineData(1, "Read", "Revoke", "Revoke")]
    [InlineData(1, "Read", "Revoke", "Add")]
    [InlineData(0, "Read Read", "Replace", "Revoke")]
    [InlineData(0, "Read", "Revoke Add", "Read")]
    public async Task NoOrder_BringsBackWhatWasRevoked_OrLosesWhatWasWritten(int mishaps, params string[] actors)
    {
        var (mistake, schedules) = await SearchAsync(actors, Flaw.None, mishaps);

        output.WriteLine($"{schedules} orders {mistake}");
        Assert.Null(mistake);
        Assert.InRange(schedules, 20, 1_000_000);
    }

    [Theory]
    [InlineData(Flaw.FillsWithoutItsClaim, 0, "Read", "Revoke")]
    [InlineData(Flaw.FillsWithoutItsClaim, 0, "Read", "Replace")]
    [InlineData(Flaw.NoTombstone, 1, "Read Read", "Revoke")]
    [InlineData(Flaw.NeverSettles, 1, "Read", "Revoke")]
    [InlineData(Flaw.NoClaimBeforeAWrite, 1, "Read", "Replace")]
    public async Task TheSearch_FindsWhatIsMissing(Flaw flaw, int mishaps, params string[] actors)
    {
        var (mistake, schedules) = await SearchAsync(actors, flaw, mishaps);

        output.WriteLine($"after {schedules} orders: {mistake}");
        Assert.NotNull(mistake);
    }

    /// <summary>Away from the test framework's own scheduling, so that every continuation runs in place.</summary>
    private static Task<(string? Mistake, int Schedules)> SearchAsync(string[] actors, Flaw flaw, int mishaps) =>
        Task.Run(() =>
        {
            var search = new Exploration(
                [.. actors.Select(calls => calls.Split(' ').Select(Enum.Parse<Wish>).ToArray())], flaw, mishaps);
            return (search.FindMistake(), search.Schedules);
        });
}
