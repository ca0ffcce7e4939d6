using McpGateway.Mcp.Http;
using Microsoft.AspNetCore.Http;

namespace McpGateway.Tests.Mcp.Http;

/// <summary>Where a token may come from: row RS11.</summary>
public sealed class BearerCredentialsTests
{
    [Theory]
    [InlineData("Bearer abc", "abc")]
    [InlineData("bearer abc", "abc")]
    [InlineData("Bearer  abc ", "abc")]
    [InlineData("Bearer ", "")]
    public void Read_TakesTheToken_FromTheHeader(string header, string token) =>
        Assert.Equal(new BearerCredentials(token, null), Read("", header));

    [Theory]
    [InlineData]
    [InlineData("Basic YTpi")]
    [InlineData("Bearer")]
    [InlineData("Bearerabc")]
    public void Read_FindsNoCredentials(params string[] headers) =>
        Assert.Equal(default, Read("", headers));

    [Theory]
    [InlineData("?access_token=abc")]
    [InlineData("?access_token=abc", "Bearer abc")]
    [InlineData("?ACCESS_TOKEN=", "Bearer abc")]
    [InlineData("", "Bearer abc", "Bearer def")]
    public void Read_RefusesATokenElsewhere_AndTwoHeaders(string query, params string[] headers)
    {
        var credentials = Read(query, headers);

        Assert.Null(credentials.Token);
        Assert.NotNull(credentials.Problem);
    }

    private static BearerCredentials Read(string query, params string[] headers)
    {
        var request = new DefaultHttpContext().Request;
        request.QueryString = new(query);
        if (headers.Length > 0)
        {
            request.Headers.Authorization = headers;
        }

        return BearerCredentials.Read(request);
    }
}
