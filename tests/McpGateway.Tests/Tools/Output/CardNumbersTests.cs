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
    [InlineData("4111  1111  1111  1111")]
    [InlineData("4111\t1111\t1111\t1111")]
    [InlineData("4111/1111/1111/1111")]
    [InlineData("4111 - 1111 - 1111 - 1111")]
    [InlineData("4111\u20131111\u20131111\u20131111")]
    [InlineData("4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1")]
    [InlineData("４１１１１１１１１１１１１１１１")]
    [InlineData("٤١١١ ١١١١ ١١١١ ١١١١")]
    [InlineData("{\"n\":\"4111111111111111\"}")]
    [InlineData("0000004111111111111111")]
    [InlineData("2026-03-31 4111 1111 1111 1111")]
    [InlineData("+43 660 5550123, 4111 1111 1111 1111")]
    [InlineData("2223000048400011")]
    [InlineData("30569309025904")]
    [InlineData("3530111333300000")]
    [InlineData("4111\n1111\n1111\n1111")]
    [InlineData("4111 1111\r\n1111 1111")]
    [InlineData("4111,1111,1111,1111")]
    [InlineData("4111:1111:1111:1111")]
    [InlineData("4111|1111|1111|1111; 12/29")]
    [InlineData("(4111) (1111) (1111) (1111)")]
    [InlineData("3782, 822463, 10005")]
    [InlineData("4111\u20291111 1111 1111")]
    [InlineData("⁴¹¹¹¹¹¹¹¹¹¹¹¹¹¹¹")]
    [InlineData("④①①①①①①①①①①①①①①①")]
    [InlineData("4\ufe0f\u20e31\ufe0f\u20e31\ufe0f\u20e31\ufe0f\u20e3 1111 1111 1111")]
    public void Occur_FindsACard(string text) => Assert.True(Occur(text));

    [Theory]
    [InlineData("4111111111111112")]
    [InlineData("4111 1111 1111")]
    [InlineData("+49 30 1234567")]
    [InlineData("2026-03-31T09:30:00+02:00")]
    [InlineData("bkg_alp_0042")]
    [InlineData("4111 1111 1111 x 1111")]
    [InlineData("4111111111111111411111111111111141111111")]
    [InlineData("4006381333931")]
    [InlineData("EAN 4012345678901")]
    [InlineData("20260331093004")]
    [InlineData("1774949400000008")]
    [InlineData("order 9000000000000007")]
    [InlineData("1.7.2026 - 31.8.2026")]
    [InlineData("01/07/2026 08/09/2026")]
    [InlineData("+44 7700 900123 45")]
    [InlineData("47.26914321987654")]
    [InlineData("4.000,00 / 4.500,00 / 5.000,08")]
    [InlineData("41,11,11,11,11,11,11,11")]
    [InlineData("41:11:11 11:11, 11:11 - 11:11")]
    [InlineData("+43 660 5550123, +43 664 1234567")]
    [InlineData("")]
    public void Occur_LeavesOtherTextAlone(string text) => Assert.False(Occur(text));

    [Theory]
    [InlineData("4111111111111111", true)]
    [InlineData("4111111111111111.00", true)]
    [InlineData("4.111111111111111e15", true)]
    [InlineData("41111111111111110e-1", true)]
    [InlineData("4.1111111111111110E+15", true)]
    [InlineData("0.4111111111111111e16", true)]
    [InlineData("0.0000004111111111111111e22", true)]
    [InlineData("411111111111111100e-2", true)]
    [InlineData("-4111111111111111.5", true)]
    [InlineData("41111111111111.11e2", true)]
    [InlineData("37828224631000.5e1", true)]
    [InlineData("4.3e15", false)]
    [InlineData("4e15", false)]
    [InlineData("4.111111111111111e14", false)]
    [InlineData("4111111111111111e4", false)]
    [InlineData("1e999999999999", false)]
    [InlineData("0e15", false)]
    [InlineData("47.26914321987654", false)]
    [InlineData("4111111111111112", false)]
    [InlineData("12", false)]
    public void IsOne_LooksAtTheWholePartOfANumber(string number, bool expected) =>
        Assert.Equal(expected, CardNumbers.IsOne(Encoding.UTF8.GetBytes(number)));

    [Fact]
    public void Occur_FindsEveryNumberOfAScheme_OfEveryLength()
    {
        (string Prefix, int Length)[] schemes = [("4", 16), ("4", 19), ("51", 16), ("2221", 16), ("34", 15), ("37", 15), ("36", 14),
            ("3528", 16), ("6011", 16), ("62", 17), ("62", 19), ("50", 13), ("6759", 18), ("2200", 16), ("9792", 16)];
        var random = new Random(20260701);
        for (var run = 0; run < 2000; run++)
        {
            var (prefix, length) = schemes[run % schemes.Length];
            var digits = prefix.Select(digit => digit - '0')
                .Concat(Enumerable.Range(0, length - prefix.Length - 1).Select(_ => random.Next(10))).ToList();
            var check = (10 - (digits.AsEnumerable().Reverse().Select((digit, index) =>
                index % 2 == 1 ? digit : (digit * 2 / 10) + (digit * 2 % 10)).Sum() % 10)) % 10;
            var number = string.Concat(digits) + check;
            Assert.True(Occur($"x{number}y") || number.Length == 13, number);
        }
    }

    private static bool Occur(string text) =>
        ForbiddenText.Occurs(Encoding.UTF8.GetBytes(text), isAscii: false, McpGateway.Tools.Catalog.DataClasses.Payment);
}
