namespace McpGateway.Tests.Commands;

public sealed class CommandsFeatureTests
{
    [Theory]
    [InlineData("")]
    [InlineData("--Gateway:PublicUrl http://localhost:1")]
    [InlineData("--Gateway:SignIn:Scope= --urls=http://localhost:2 --environment Development")]
    [InlineData("/Gateway:PublicUrl http://localhost:1 Gateway:Storage:Profile=Sqlite")]
    [InlineData("Gateway:PublicUrl=http://localhost:1")]
    [InlineData("--Gateway:SignIn:ClientSecret @file --Gateway:Mcp:Title catalog")]
    public async Task SettingsAlone_StartTheGateway_WithAllOfThemAsTheyAre(string settings)
    {
        var args = settings.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(args, (await CommandLine.RunAsync(args)).Served);
        Assert.Equal(args, (await CommandLine.RunAsync(["serve", .. args])).Served);
    }

    [Theory]
    [InlineData("catlog", "'catlog'")]
    [InlineData("serve now", "'now'")]
    [InlineData("catalog", "Required command")]
    [InlineData("catalog chek x", "'chek'")]
    [InlineData("catalog check", "Required argument missing")]
    [InlineData("catalog check a b", "'b'")]
    [InlineData("catalog check @nowhere", "'@nowhere'")]
    public async Task WhatIsNoCommand_IsSaid_AndNothingStarts(string line, string message)
    {
        var run = await CommandLine.RunAsync(line.Split(' '));

        Assert.Equal((2, null), (run.ExitCode, run.Served));
        Assert.Contains(message, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", "catalog")]
    [InlineData("serve --help", "Settings may follow")]
    [InlineData("catalog --help", "import")]
    [InlineData("catalog import --help", "--organizer-field")]
    public async Task Help_TellsWhatThereIs(string line, string expected)
    {
        var run = await CommandLine.RunAsync(line.Split(' '));

        Assert.Equal((0, null), (run.ExitCode, run.Served));
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
    }
}
