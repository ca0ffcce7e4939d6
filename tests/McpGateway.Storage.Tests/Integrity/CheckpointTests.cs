using System.Security.Cryptography;
using System.Text;
using McpGateway.Storage.Integrity;

namespace McpGateway.Storage.Tests.Integrity;

public sealed class CheckpointTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ADay_IsSignedOnce_WhenItIsOver_AndNotBefore()
    {
        await using var log = await TamperedLog.OpenAsync(isSigned: false);

        Assert.Equal(3, await log.SignAsync());
        Assert.Equal(0, await log.SignAsync());
        log.Clock.Advance(TimeSpan.FromDays(2) - TimeSpan.FromHours(11));
        Assert.Equal(1, await log.SignAsync());
        log.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await log.SignAsync());
        Assert.Equal(5, (await log.VerifyAsync()).SignedDays);
    }

    [Fact]
    public async Task Whoever_HasThePublicKey_CanCheckACheckpoint()
    {
        await using var log = await TamperedLog.OpenAsync();
        var signed = await log.Checkpoints.FindAsync(ChainDay.Of(new DateOnly(2030, 3, 2)), Cancel);
        using var key = ECDsa.Create();
        key.ImportFromPem(await log.Verification.FindPublicKeyAsync(Cancel));

        Assert.True(key.VerifyData(Encoding.UTF8.GetBytes(signed!.Text), signed.Signature, HashAlgorithmName.SHA256));
        Assert.Contains("day 2030-03-02\n", signed.Text, StringComparison.Ordinal);
        Assert.Contains("chains 3\nevents 10\n", signed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManySigners_SignEachDayOnce()
    {
        await using var log = await TamperedLog.OpenAsync(isSigned: false);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(log.SignAsync, Cancel)));
        await log.SignAsync();

        Assert.Equal("", await log.FindingsAsync());
        Assert.Equal(3, (await log.VerifyAsync()).SignedDays);
    }

    [Fact]
    public void ACheckpointOfOtherLines_IsNone()
    {
        var text = new Checkpoint(20000, new byte[32], 5, 2, 9, new byte[32]).Text;

        Assert.Equal(20000, Checkpoint.TryParse(text)!.Day);
        Assert.Null(Checkpoint.TryParse(text + "more"));
        Assert.Null(Checkpoint.TryParse(text.Replace("chains 2", "chains x", StringComparison.Ordinal)));
        Assert.Null(Checkpoint.TryParse(text.Replace("events 9", "events  9", StringComparison.Ordinal)));
    }

    [Fact]
    public void AnEventThatIsLate_JoinsTheChainsOfThePresentDay()
    {
        var midnight = new DateTimeOffset(2030, 3, 2, 0, 0, 0, TimeSpan.Zero);
        var before = midnight.AddMinutes(-1);

        Assert.Equal(ChainDay.Of(before), ChainDay.Of(before, midnight.AddMinutes(59)));
        Assert.Equal(ChainDay.Of(midnight), ChainDay.Of(before, midnight.AddMinutes(61)));
        Assert.Equal(ChainDay.Of(before) - 1, ChainDay.LastOver(midnight.AddHours(1)));
        Assert.Equal(ChainDay.Of(before), ChainDay.LastOver(midnight.AddHours(2)));
    }

    [Fact]
    public void TheBytesOfAnEvent_StayWhatTheyAre()
    {
        var auditEvent = new AuditEvent
        {
            Sequence = 7,
            Time = DateTimeOffset.UnixEpoch.AddMilliseconds(5),
            RequestId = "r",
            Action = "tool.called",
            Outcome = AuditOutcome.Failure,
            OrganizerId = "o",
            DurationMs = 3,
        };
        var hash = new byte[AuditBytes.HashSize];

        AuditBytes.Hash(auditEvent, new(1, "o", "lane"), 2, AuditBytes.Beginning, hash);

        // Version, hash before, day, lane, position, sequence, time, outcome, three numbers, twelve texts.
        var none = new byte[] { 255, 255, 255, 255 };
        byte[] bytes =
        [
            1, .. new byte[32], .. Number(1), .. Text("lane"), .. Number(2), .. Number(7), .. Number(5), .. Number(2),
            .. Number(3), .. Number(-1), .. Number(-1), .. Text("r"), .. Text("tool.called"), .. none, .. none,
            .. Text("o"), .. none, .. none, .. none, .. none, .. none, .. none, .. none,
        ];
        Assert.Equal(SHA256.HashData(bytes), hash);
    }

    private static byte[] Number(long value)
    {
        var bytes = BitConverter.GetBytes(value);
        Array.Reverse(bytes);
        return bytes;
    }

    private static byte[] Text(string text) => [.. Number(text.Length)[4..], .. Encoding.UTF8.GetBytes(text)];
}
