using System.Text;
using McpGateway.Tools.Output;

namespace McpGateway.Tests.Tools.Output;

public sealed class LatinTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Anna Berg ~ 12/3")]
    [InlineData("Íñigo Zieliński, Łódź, ÀÿĀɿ")]
    public void IsAll_KnowsLetters(string text) => Assert.True(LatinText.IsAll(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("soft\u00ADhyphen")]
    [InlineData("zero\u200Bwidth")]
    [InlineData("no\u00A0break")]
    [InlineData("two\nlines")]
    [InlineData("\u0085")]
    [InlineData("a \"quote\"")]
    [InlineData("back\\slash")]
    [InlineData("3 × 4")]
    [InlineData("12 ÷ 4")]
    [InlineData("a\u0308")]
    [InlineData("\u0280")]
    [InlineData("Κατερίνα")]
    [InlineData("\u007F")]
    public void IsAll_LeavesEverythingElseToACloserLook(string text) =>
        Assert.False(LatinText.IsAll(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData(0xC3)]
    [InlineData(0xC3, 0x20)]
    [InlineData(0xC3, 0xC3)]
    [InlineData(0xC0, 0x80)]
    [InlineData(0x80)]
    public void IsAll_TakesNoBrokenUtf8(params int[] bytes) =>
        Assert.False(LatinText.IsAll([.. bytes.Select(one => (byte)one)]));

    /// <summary>The short cut must not change what patterns see.</summary>
    [Fact]
    public void StartsWithLetter_HoldsOnlyForLettersAndMarksThatHideNothing()
    {
        for (var value = 0x80; value < 0x3000; value++)
        {
            if (LatinText.StartsWithLetter(Encoding.UTF8.GetBytes($"{(char)value}")))
            {
                Assert.True(char.IsLetter((char)value), $"U+{value:X4}");
            }
        }
    }
}
