using System.Text;
using McpGateway.Tools.Output;

namespace McpGateway.Tests.Tools.Output;

public sealed class HiddenCharactersTests
{
    private static readonly OutputShape Note = ShapeText.Read("organizer: organizer_id\nfields: { text: string }");

    [Theory]
    [InlineData("a\u200bb", "ab")]
    [InlineData("a\u202eb\u202c", "ab")]
    [InlineData("a\u2066b\u2069", "ab")]
    [InlineData("\ufeffab", "ab")]
    [InlineData("a\u0007\u007f\u009bb", "ab")]
    [InlineData("a\u00adb", "ab")]
    [InlineData("a\u3164\u2800b", "ab")]
    [InlineData("ab\U000e0041\U000e0042\U000e007f", "ab")]
    [InlineData("ab\ufe01\ufe02\U000e0101", "ab")]
    [InlineData("a\u200d\u200c\u200db", "ab")]
    [InlineData("a\u200b\ufe00\u200b\ufe01\u3164\U000e0101b", "ab")]
    [InlineData("é\ufe00\u200b\ufe01b", "é\ufe00b")]
    [InlineData("a\u180b\u180c\u180db", "ab")]
    [InlineData("é\u200d\u200d\u200db", "é\u200db")]
    public void Remove_TakesOutWhatPeopleDoNotSee(string text, string left) => Assert.Equal(left, Remove(text));

    [Theory]
    [InlineData("two\nlines\tand more")]
    [InlineData("Łukasz Zieliński, Κατερίνα, 山田")]
    [InlineData("👩‍👧 ❤️")]
    [InlineData("می‌خواهم")]
    [InlineData("")]
    public void Remove_LeavesOtherTextAlone(string text) => Assert.Equal(text, Remove(text));

    [Fact]
    public void Project_CountsEachText_ThatHidSomething() => Assert.Equal(
        ("""{"text":"Hello"}""", 1), ShapeText.Project(Note, """{"organizer_id":"org_1","text":"Hel\u200b\u202elo"}"""));

    [Fact]
    public void Project_FindsACard_BetweenHiddenCharacters() => Assert.Equal(
        """{"text":"[removed]"}""",
        ShapeText.Project(Note, """{"organizer_id":"org_1","text":"41\u200b11 1111\u2060 1111 11\u00ad11"}""").Json);

    private static string Remove(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Encoding.UTF8.GetString(bytes.AsSpan(0, HiddenCharacters.Remove(bytes)));
    }
}
