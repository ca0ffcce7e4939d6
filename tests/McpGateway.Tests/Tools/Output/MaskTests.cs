using System.Text;
using McpGateway.Tools.Output;

namespace McpGateway.Tests.Tools.Output;

public sealed class MaskTests
{
    [Theory]
    [InlineData("Anna Berg", "A•••")]
    [InlineData("Ünal", "Ü•••")]
    [InlineData("👍 yes", "👍•••")]
    [InlineData("anna@example.com", "a•••@e•••")]
    [InlineData("a@b@example.com", "a•••@e•••")]
    [InlineData("@example.com", "@•••")]
    [InlineData("anna@", "a•••@•••")]
    [InlineData("+49 30 1234", "+•••")]
    [InlineData("", "•••")]
    public void Write_KeepsTheFirstLetterAtMost(string text, string masked)
    {
        Span<byte> buffer = stackalloc byte[32];
        Assert.Equal(masked, Encoding.UTF8.GetString(buffer[..Mask.Write(Encoding.UTF8.GetBytes(text), buffer)]));
    }
}
