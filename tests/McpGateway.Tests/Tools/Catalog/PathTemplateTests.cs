using McpGateway.Tools.Catalog;

namespace McpGateway.Tests.Tools.Catalog;

public sealed class PathTemplateTests
{
    [Fact]
    public void Expand_EscapesEveryValue_SoThatNoneReachesBeyondItsSegment()
    {
        var path = PathTemplate.TryParse("/v1/{organizer}/notes/{id}/lines")!;
        Assert.Equal("/v1/org%2F1/notes/a%3Fb%23c%2F..%2Fd%20%C3%BC/lines", path.Expand("org/1", _ => "a?b#c/../d ü"));
    }

    [Fact]
    public void Parameters_LeaveTheOrganizerOut() =>
        Assert.Equal(["id", "line"], PathTemplate.TryParse("/{organizer}/{id}/{line}")!.Parameters);

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("v1/notes")]
    [InlineData("/v1//notes")]
    [InlineData("/v1/notes/")]
    [InlineData("/v1/notes?x=1")]
    [InlineData("/v1/../notes")]
    [InlineData("/v1/./notes")]
    [InlineData("/v1/a{id}")]
    [InlineData("/v1/{}")]
    [InlineData("/v1/{id")]
    [InlineData("/v1/notes\n")]
    [InlineData("//other.example/notes")]
    public void TryParse_RefusesWhatIsNoPlainPath(string text) => Assert.Null(PathTemplate.TryParse(text));
}
