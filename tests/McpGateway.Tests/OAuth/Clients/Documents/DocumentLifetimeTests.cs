using System.Globalization;
using McpGateway.OAuth.Clients.Documents;

namespace McpGateway.Tests.OAuth.Clients.Documents;

/// <summary>How long a document is kept: as its server says (RFC 9111), within bounds.</summary>
public sealed class DocumentLifetimeTests
{
    private static readonly DateTimeOffset Now = new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(null, "01:00:00")]
    [InlineData("public", "01:00:00")]
    [InlineData("no-store", "00:05:00")]
    [InlineData("no-cache, max-age=3600", "00:05:00")]
    [InlineData("max-age=0", "00:05:00")]
    [InlineData("max-age=60", "00:05:00")]
    [InlineData("max-age=600", "00:10:00")]
    [InlineData("max-age=600, s-maxage=1200", "00:20:00")]
    [InlineData("max-age=86400", "1.00:00:00")]
    [InlineData("max-age=31536000", "1.00:00:00")]
    public void FollowsCacheControl_WithinBounds(string? cacheControl, string expected)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Cache-Control", cacheControl);

        Assert.Equal(TimeSpan.Parse(expected, CultureInfo.InvariantCulture), DocumentLifetime.Of(response, Now));
    }

    [Fact]
    public void CountsWhatACacheOnTheWayHasUsedUp()
    {
        using var response = new HttpResponseMessage();
        response.Headers.CacheControl = new() { MaxAge = TimeSpan.FromHours(2) };
        response.Headers.Age = TimeSpan.FromMinutes(90);

        Assert.Equal(TimeSpan.FromMinutes(30), DocumentLifetime.Of(response, Now));
    }

    [Theory]
    [InlineData(2, "02:00:00")]
    [InlineData(-2, "00:05:00")]
    [InlineData(48, "1.00:00:00")]
    public void FollowsExpires_AsTheServersClockMeansIt(int hours, string expected)
    {
        using var response = new HttpResponseMessage();
        response.Headers.Date = Now.AddDays(-1);
        response.Content.Headers.Expires = Now.AddDays(-1).AddHours(hours);

        Assert.Equal(TimeSpan.Parse(expected, CultureInfo.InvariantCulture), DocumentLifetime.Of(response, Now));
    }
}
