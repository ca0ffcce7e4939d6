using McpGateway.Tools.Catalog;
using McpGateway.Tools.Output;

namespace McpGateway.Tests.Tools.Output;

public sealed class RedactionTests
{
    private static readonly OutputShape Booking = ShapeText.Read("""
        organizer: organizer_id
        minor_when: participants[].minor
        fields:
          name: { type: string, class: identity }
          mail: { type: string, class: contact }
          consent: { type: boolean, class: identity }
          paid: { type: number, class: payment, currency: EUR }
          vat: { type: string, class: fiscal }
          notes: { type: string, class: free-text }
          code: string
          number: integer
          participants[].name: { type: string, class: identity }
          participants[].born: { type: string, class: minor }
          participants[].seat: string
        """);

    [Theory]
    [InlineData("", """{"name":"A•••","mail":"a•••@e•••","vat":"[withheld]","notes":"[withheld]"}""", 6)]
    [InlineData("identity fiscal",
        """{"name":"Anna","mail":"a•••@e•••","consent":true,"vat":"DE1","notes":"[withheld]"}""", 3)]
    [InlineData("identity contact payment fiscal free-text",
        """{"name":"Anna","mail":"anna@example.com","consent":true,"paid":9.5,"vat":"DE1","notes":"hi"}""", 0)]
    public void Project_LetsAClassLeaveOnlyWhenReleased(string released, string expected, int redactions) =>
        Assert.Equal(
            (expected, redactions),
            ShapeText.Project(Booking, """
            {"organizer_id":"org_1","name":"Anna","mail":"anna@example.com","consent":true,"paid":9.5,"vat":"DE1",
             "notes":"hi"}
            """, DataClassWords.Union(released.Split(' '))));

    [Theory]
    [InlineData("true", "", """{"name":"[withheld]","born":"[withheld]","seat":"A1"}""")]
    [InlineData("true", "identity", """{"name":"[withheld]","born":"[withheld]","seat":"A1"}""")]
    [InlineData("true", "minor", """{"name":"Tim","born":"2015-01-01","seat":"A1"}""")]
    [InlineData("false", "", """{"name":"T•••","born":"[withheld]","seat":"A1"}""")]
    [InlineData("false", "identity", """{"name":"Tim","born":"[withheld]","seat":"A1"}""")]
    [InlineData("null", "identity", """{"name":"[withheld]","born":"[withheld]","seat":"A1"}""")]
    [InlineData("\"false\"", "identity", null)]
    public void Project_WithholdsMinorsUnlessAskedForByAScopeOfItsOwn(string flag, string released, string? expected)
    {
        var json = $$"""
            {"organizer_id":"org_1","participants":[{"name":"Tim","born":"2015-01-01","seat":"A1","minor":{{flag}}}]}
            """;
        var project = () => ShapeText.Project(Booking, json, DataClassWords.Union(released.Split(' ')));
        if (expected is null)
        {
            Assert.Throws<McpGateway.BackOffice.BackOfficeException>(() => project());
        }
        else
        {
            Assert.Equal($$"""{"participants":[{{expected}}]}""", project().Json);
        }
    }

    [Fact]
    public void Project_TakesWhoeverIsNotSaidToBeOfAgeForAMinor() => Assert.Equal(
        """{"participants":[{"name":"[withheld]"}]}""",
        ShapeText.Project(
            Booking, """{"organizer_id":"org_1","participants":[{"name":"Tim"}]}""", DataClasses.Identity).Json);

    [Theory]
    [InlineData("4111 1111 1111 1111")]
    [InlineData("see $2b$12$EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW")]
    [InlineData("\\u0034111\\u00201111\\u0020\\u0031111 1111")]
    public void Project_RemovesCardsAndCredentials_WhateverIsReleased(string text) => Assert.Equal(
        ("""{"notes":"[removed]","code":"[removed]"}""", 2),
        ShapeText.Project(
            Booking, $$"""{"organizer_id":"org_1","notes":"{{text}}","code":"{{text}}"}""", (DataClasses)~0));

    [Fact]
    public void Project_LeavesOutANumberThatIsACard() => Assert.Equal(
        ("{}", 1),
        ShapeText.Project(Booking, """{"organizer_id":"org_1","number":4111111111111111}""", (DataClasses)~0));
}
