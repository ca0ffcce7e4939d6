using McpGateway.Tools.Output;

namespace McpGateway.Tests.Tools.Output;

public sealed class ByteBufferTests
{
    [Fact]
    public void Clear_LeavesNothingInTheMemory_NotEvenOfWhatWasTakenBack()
    {
        var buffer = new ByteBuffer(8);
        buffer.Add("Anna Berg, Vienna"u8);
        buffer.CutTo(4);

        buffer.Clear();

        Assert.Equal(0, buffer.Length);
        Assert.False(buffer.Free(17)[..17].ContainsAnyExcept((byte)0));
    }
}
