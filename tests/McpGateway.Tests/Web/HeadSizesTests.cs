using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Web;

/// <summary>P13: an address or headers that are too long are refused with the id of every answer, and others are served
/// on.</summary>
[Collection(RunningSample.Name)]
public sealed class HeadSizesTests(GatewayFixture gateway)
{
    private const string RequestId = @"\r\nX-Request-Id: [0-9a-f]{32}\r\n";

    [Theory]
    [InlineData(15_000, 200)]
    [InlineData(17_000, 414)]
    [InlineData(100_000, 414)]
    public async Task ALongAddress_IsRefusedByUs(int length, int status)
    {
        var answer = await RawRequest.SendAsync(gateway.GatewayUrl, "GET", "/?" + new string('a', length));

        Assert.Equal(status, RawRequest.StatusOf(answer));
        Assert.Matches(RequestId, answer);
        await OthersAreServed();
    }

    [Theory]
    [InlineData(30_000, 200)]
    [InlineData(33_000, 431)]
    [InlineData(100_000, 431)]
    public async Task ALongHeader_IsRefusedByUs(int length, int status)
    {
        var answer = await RawRequest.SendAsync(
            gateway.GatewayUrl, "GET", "/", null, "X-Long: " + new string('a', length));

        Assert.Equal(status, RawRequest.StatusOf(answer));
        Assert.Matches(RequestId, answer);
        await OthersAreServed();
    }

    [Theory]
    [InlineData(90, 200)]
    [InlineData(101, 431)]
    [InlineData(1900, 431)]
    public async Task ManyHeaders_AreRefusedByUs(int count, int status)
    {
        var answer = await RawRequest.SendAsync(
            gateway.GatewayUrl, "GET", "/", null, [.. Enumerable.Range(0, count).Select(i => $"X-{i}: a")]);

        Assert.Equal(status, RawRequest.StatusOf(answer));
        Assert.Matches(RequestId, answer);
        Assert.Contains("nosniff", answer, StringComparison.Ordinal);
    }

    /// <summary>Beyond what is worth reading the server itself hangs up: memory stays bounded.</summary>
    [Fact]
    public async Task WhatIsFarTooLong_IsNotReadToItsEnd()
    {
        var target = await RawRequest.SendAsync(gateway.GatewayUrl, "GET", "/?" + new string('a', 200_000));
        var header = await RawRequest.SendAsync(
            gateway.GatewayUrl, "GET", "/", null, "X-Long: " + new string('a', 200_000));
        var count = await RawRequest.SendAsync(
            gateway.GatewayUrl, "GET", "/", null, [.. Enumerable.Range(0, 3000).Select(i => $"X-{i}: a")]);

        // Whoever is still sending when the server hangs up may lose the answer.
        Assert.All([(414, target), (431, header), (431, count)], one =>
            Assert.True(one.Item2.Length == 0 || RawRequest.StatusOf(one.Item2) == one.Item1, one.Item2));
        await OthersAreServed();
    }

    private async Task OthersAreServed() =>
        Assert.Equal(200, (int)(await gateway.Wire.GetAsync("/health/ready")).Status);
}
