using McpGateway.Mcp.Http;
using Microsoft.AspNetCore.Http;

namespace McpGateway.Tests.Mcp.Http;

/// <summary>Strict about what is posted (H5), lenient about what is accepted (H4).</summary>
public sealed class MediaTypesTests
{
    [Theory]
    [InlineData("application/json", true)]
    [InlineData("Application/JSON; charset=utf-8", true)]
    [InlineData("application/json; charset=\"UTF-8\"", true)]
    [InlineData("application/json; charset=latin1", false)]
    [InlineData("application/json-rpc", false)]
    [InlineData("text/json", false)]
    [InlineData("text/plain", false)]
    [InlineData("json", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void IsJson_TakesJsonInUtf8Alone(string? contentType, bool accepted)
    {
        var request = new DefaultHttpContext().Request;
        request.ContentType = contentType;

        Assert.Equal(accepted, MediaTypes.IsJson(request));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("application/json, text/event-stream", true)]
    [InlineData("application/json", true)]
    [InlineData("text/event-stream", true)]
    [InlineData("*/*", true)]
    [InlineData("application/*", true)]
    [InlineData("text/*;q=0.1", true)]
    [InlineData("text/html, */*;q=0.1", true)]
    [InlineData("unreadable", true)]
    [InlineData("text/html", false)]
    [InlineData("application/json;q=0", false)]
    public void AcceptsAnswer_IsLenient(string? accept, bool accepted)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.Accept = accept;

        Assert.Equal(accepted, MediaTypes.AcceptsAnswer(request));
    }
}
