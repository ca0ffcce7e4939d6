using System.Text;
using McpGateway.Tools.Output;

namespace McpGateway.Tests.Tools.Output;

public sealed class CardNumbersTests
{
    [Theory]
    [InlineData("4111111111111111")]
    [InlineData("4111 1111 1111 1111")]
    [InlineData("4111-1111-1111-1111")]
    [InlineData("4111.1111.1111.1111")]
    [InlineData("4111\u00a01111\u00a01111\u00a01111")]
    [InlineData("card 5555555555554444 exp 12/29")]
    [InlineData("Amex 3782-822463-10005")]
    [InlineData("6011000990139424,")]
    [InlineData("%B4222222222222^DOE")]
    [InlineData("on 2026 4111 1111 1111 1111")]
    [InlineData("4111 1111 1111 1111 12 29")]
    [InlineData("6304 0000 0000 0000 000")]
    public void Occur_FindsACard(string text) => Assert.True(Occur(text));

    [Theory]
    [InlineData("4111111111111112")]
    [InlineData("4111 1111 1111")]
    [InlineData("+49 30 1234567")]
    [InlineData("2026-03-31T09:30:00+02:00")]
    [InlineData("bkg_alp_0042")]
    [InlineData("4111 1111 1111 x 1111")]
    [InlineData("4111111111111111411111111111111141111111")]
    [InlineData("")]
    public void Occur_LeavesOtherTextAlone(string text) => Assert.False(Occur(text));

    [Fact]
    public void Occur_FindsEveryNumberWithACheckDigit_OfEveryLength()
    {
        var random = new Random(20260701);
        for (var run = 0; run < 2000; run++)
        {
            var digits = Enumerable.Range(0, random.Next(12, 19)).Select(_ => random.Next(10)).ToList();
            var check = (10 - (digits.AsEnumerable().Reverse().Select((digit, index) =>
                index % 2 == 1 ? digit : (digit * 2 / 10) + (digit * 2 % 10)).Sum() % 10)) % 10;
            var number = string.Concat(digits) + check;
            Assert.True(Occur($"x{number}y"), number);
        }
    }

    private static bool Occur(string text) => CardNumbers.Occur(Encoding.UTF8.GetBytes(text));
}
