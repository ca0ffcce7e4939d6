using McpGateway.BackOffice;
using McpGateway.Tools.Output;

namespace McpGateway.Tests.Tools.Output;

public sealed class ProjectionTests
{
    private static readonly OutputShape One = ShapeText.Read("""
        organizer: organizer_id
        fields:
          id: string
          size: integer
          price: { type: number, currency: EUR }
          open: boolean
          total.amount: { type: number, currency: EUR }
          tags[]: string
          lines[].name: string
          lines[].parts[].code: string
        """);

    private static readonly OutputShape Many = ShapeText.Read("""
        list: items
        cursor: next_cursor
        organizer: organizer_id
        fields: { id: string, organizer_id: string }
        """);

    [Theory]
    [InlineData("""{"organizer_id":"org_1"}""", "{}")]
    [InlineData("""{"id":"a","organizer_id":"org_1","size":3}""", """{"id":"a","size":3}""")]
    [InlineData("""{"size":3,"secret":{"id":"x"},"organizer_id":"org_1","id":"a"}""", """{"size":3,"id":"a"}""")]
    [InlineData("""{"organizer_id":"org_1","price":12.50,"open":false}""", """{"price":12.50,"open":false}""")]
    [InlineData("""{"organizer_id":"org_1","id":null,"total":null,"tags":null}""", "{}")]
    [InlineData("""{"organizer_id":"org_1","total":{"cost":1,"amount":2}}""", """{"total":{"amount":2}}""")]
    [InlineData("""{"organizer_id":"org_1","tags":["a","b"]}""", """{"tags":["a","b"]}""")]
    [InlineData("""{"organizer_id":"org_1","lines":[{"x":1,"name":"n"},{"parts":[{"code":"c","y":[]}]}]}""",
        """{"lines":[{"name":"n"},{"parts":[{"code":"c"}]}]}""")]
    [InlineData("""{"organizer\u005fid":"or\u0067_1","\u0069d":"\u00fc\n\"quoted\""}""", """{"id":"ü\n\"quoted\""}""")]
    [InlineData("""{"organizer_id":"org_1","idx":"no","i":"no","ID":"no"}""", "{}")]
    public void Project_CopiesWhatIsDeclared_AndNothingElse(string json, string expected) =>
        Assert.Equal((expected, 0), ShapeText.Project(One, json));

    [Fact]
    public void Project_CopiesAPage() => Assert.Equal(
        """{"items":[{"id":"a","organizer_id":"org_1"},{"id":"b","organizer_id":"org_1"}],"next_cursor":"c"}""",
        ShapeText.Project(Many, """
            {"items":[{"id":"a","organizer_id":"org_1"},{"id":"b","organizer_id":"org_1","x":1}],"next_cursor":"c"}
            """).Json);

    [Theory]
    [InlineData("""{"id":"a"}""")]
    [InlineData("""{"id":"a","organizer_id":"org_2"}""")]
    [InlineData("""{"id":"a","organizer_id":"org_10"}""")]
    [InlineData("""{"id":"a","organizer_id":null}""")]
    [InlineData("""{"id":"a","organizer_id":1}""")]
    [InlineData("""{"id":"a","organizer_id":["org_1"]}""")]
    [InlineData("""{"id":"a","nested":{"organizer_id":"org_1"}}""")]
    public void Project_FailsWhole_WhenTheObjectIsNotProvenToBeTheOrganizers(string json) =>
        Assert.Throws<OrganizerMismatchException>(() => ShapeText.Project(One, json));

    [Fact]
    public void Project_FailsWhole_WhenOneOfManyIsForeign() => Assert.Throws<OrganizerMismatchException>(() =>
        ShapeText.Project(
            Many, """{"items":[{"organizer_id":"org_1"},{"organizer_id":"org_2"},{"organizer_id":"org_1"}]}"""));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"organizer_id":"org_1","order":null}""")]
    [InlineData("""{"organizer_id":"org_1","order":{}}""")]
    [InlineData("""{"organizer_id":"org_1","order":{"organizer_id":"org_2"}}""")]
    [InlineData("""{"organizer_id":"org_1","order":{"organizer_id":"org_1"},"lines":[{"organizer_id":"org_1"},{}]}""")]
    public void Project_ChecksEveryPathToAnOrganizer(string json)
    {
        var shape = ShapeText.Read("""
            organizer: [organizer_id, order.organizer_id, "lines[].organizer_id"]
            fields: { order.id: string, "lines[].id": string }
            """);
        ShapeText.Project(shape, """{"organizer_id":"org_1","order":{"organizer_id":"org_1"},"lines":[]}""");
        Assert.Throws<OrganizerMismatchException>(() => ShapeText.Project(shape, json));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"organizer_id":"org_1"}x""")]
    [InlineData("""{"organizer_id":"org_1"}{"id":"b"}""")]
    [InlineData("""{"organizer_id":"org_1","id":"a""")]
    [InlineData("""{"organizer_id":"org_1","id":1}""")]
    [InlineData("""{"organizer_id":"org_1","id":{"x":1}}""")]
    [InlineData("""{"organizer_id":"org_1","size":"3"}""")]
    [InlineData("""{"organizer_id":"org_1","size":3.5}""")]
    [InlineData("""{"organizer_id":"org_1","total":5}""")]
    [InlineData("""{"organizer_id":"org_1","tags":"a"}""")]
    [InlineData("""{"organizer_id":"org_1","lines":{"name":"n"}}""")]
    [InlineData("""{"organizer_id":"org_1","id":"a","id":"b"}""")]
    [InlineData("""{"organizer_id":"org_1","id":"\ud800"}""")]
    public void Project_RefusesWhatIsNotAsDeclared(string json)
    {
        var refused = Assert.Throws<BackOfficeException>(() => ShapeText.Project(One, json));
        Assert.Equal(BackOfficeFailure.Garbage, refused.Failure);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"items":null}""")]
    [InlineData("""{"error":"no"}""")]
    public void Project_RefusesAPageWithoutItsList(string json) =>
        Assert.Throws<BackOfficeException>(() => ShapeText.Project(Many, json));

    [Theory]
    [InlineData(1000)]
    [InlineData(100_000)]
    public void Project_StopsAtWhatAssistantsCanTake(int objects)
    {
        var item = $$"""{"id":"{{new string('x', 60)}}","organizer_id":"org_1"}""";
        var items = string.Join(',', Enumerable.Repeat(item, objects));
        Assert.Throws<ResultTooLargeException>(() => ShapeText.Project(Many, $$"""{"items":[{{items}}]}"""));
    }

    [Fact]
    public void Project_StopsAtOneTextThatIsTooLong() => Assert.Throws<ResultTooLargeException>(() =>
        ShapeText.Project(One, $$"""{"organizer_id":"org_1","id":"{{new string('x', Projection.MaxBytes)}}"}"""));

    [Fact]
    public void Project_WorksAgain_AfterItFailedInTheMiddle()
    {
        Assert.Throws<BackOfficeException>(() =>
            ShapeText.Project(One, """{"organizer_id":"org_1","lines":[{"name":"n"},"""));
        Assert.Equal("""{"id":"a"}""", ShapeText.Project(One, """{"organizer_id":"org_1","id":"a"}""").Json);
    }
}
