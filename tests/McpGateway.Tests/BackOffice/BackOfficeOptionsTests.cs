using System.ComponentModel.DataAnnotations;
using McpGateway.BackOffice;

namespace McpGateway.Tests.BackOffice;

public sealed class BackOfficeOptionsTests
{
    [Theory]
    [InlineData("https://api.example.com", "00:00:25", null)]
    [InlineData("https://api.example.com/base/", "00:00:25", null)]
    [InlineData("http://localhost:8090", "00:00:00.1", null)]
    [InlineData("http://127.0.0.1:8090", "00:05:00", null)]
    [InlineData("", "00:00:25", "Gateway:BackOffice:Url is ''; set it to")]
    [InlineData("ftp://api.example.com", "00:00:25", "Gateway:BackOffice:Url is 'ftp://api.example.com'; set it to")]
    [InlineData("http://api.example.com", "00:00:25", "Gateway:BackOffice:Url is 'http://api.example.com'; only a")]
    [InlineData("https://u:p@api.example.com", "00:00:25", "Gateway:BackOffice:Url must be scheme, host")]
    [InlineData("https://api.example.com?x=1", "00:00:25", "Gateway:BackOffice:Url must be scheme, host")]
    [InlineData("https://api.example.com", "00:00:00", "Gateway:BackOffice:Timeout is 00:00:00; it must be from")]
    [InlineData("https://api.example.com", "00:05:01", "Gateway:BackOffice:Timeout is 00:05:01; it must be from")]
    public void Validate_NamesTheSettingAndWhatToDo(string url, string timeout, string? problem)
    {
        var options = new BackOfficeOptions { Url = url, Timeout = TimeSpan.Parse(timeout) };
        var results = options.Validate(new ValidationContext(options)).ToList();
        Assert.Equal(problem is null ? 0 : 1, results.Count);
        Assert.All(results, result => Assert.StartsWith(problem!, result.ErrorMessage, StringComparison.Ordinal));
    }

    [Fact]
    public void Validate_NamesEveryMistakeOfResilience()
    {
        var options = new BackOfficeOptions
        {
            Url = "https://api.example.com",
            Retries = 3,
            Concurrency = 0,
            Queue = -1,
            Circuit = { FailureShare = 0, Window = TimeSpan.Zero, MinimumRequests = 1, OpenFor = TimeSpan.Zero },
        };
        string[] names =
        [
            "Retries", "Concurrency", "Queue", "Circuit:FailureShare", "Circuit:Window", "Circuit:MinimumRequests",
            "Circuit:OpenFor",
        ];
        Assert.Equal(names.Select(name => $"Gateway:BackOffice:{name}"),
            options.Validate(new ValidationContext(options)).Select(mistake => mistake.ErrorMessage!.Split(' ')[0]));
    }
}
