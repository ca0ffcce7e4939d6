using McpGateway.Mcp.Http;
using Microsoft.AspNetCore.Http;

namespace McpGateway.Tests.Mcp.Http;

public sealed class McpBodyTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5000)]
    [InlineData(McpBody.MaximumLength)]
    public async Task TryReadAsync_ReadsAllOfIt_ToldItsLengthOrNot(int length)
    {
        var bytes = Bytes(length);

        foreach (var told in new long?[] { length, null })
        {
            using var body = await ReadAsync(bytes, told);
            Assert.True(body!.Memory.Span.SequenceEqual(bytes));
        }
    }

    [Fact]
    public async Task TryReadAsync_GivesUp_OneByteBeyondTheLimit()
    {
        var bytes = Bytes(McpBody.MaximumLength + 1);

        Assert.Null(await ReadAsync(bytes, bytes.Length));
        Assert.Null(await ReadAsync(bytes, told: null));
    }

    private static byte[] Bytes(int length) => [.. Enumerable.Range(0, length).Select(index => (byte)index)];

    private static ValueTask<McpBody?> ReadAsync(byte[] bytes, long? told)
    {
        var request = new DefaultHttpContext().Request;
        (request.Body, request.ContentLength) = (new MemoryStream(bytes), told);
        return McpBody.TryReadAsync(request, TestContext.Current.CancellationToken);
    }
}
