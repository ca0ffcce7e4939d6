namespace McpGateway.Storage.Tests;

public sealed class RegionOptionsTests
{
    private static string? Refusal(string location, params string[] allowed)
    {
        var regions = new RegionOptions();
        allowed.ToList().ForEach(regions.Allowed.Add);
        return Record.Exception(() => regions.Require(location, "The store"))?.Message;
    }

    [Theory]
    [InlineData("europe-west3")]
    [InlineData("europe-north1")]
    [InlineData("EUROPE-WEST1")]
    [InlineData("eur3")]
    [InlineData("")]
    public void Europe_IsAllowedByDefault(string location) => Assert.Null(Refusal(location));

    [Theory]
    [InlineData("nam5")]
    [InlineData("us-central1")]
    [InlineData("eur31")]
    [InlineData("not-europe-west3")]
    [InlineData("europe")]
    public void AnywhereElse_IsRefused_WithWhatToDo(string location) => Assert.Equal(
        $"The store lies in '{location}', which is not among the allowed regions: europe-*, eur3. Use a store in one of "
        + "them, or change Gateway:Region:Allowed.", Refusal(location));

    /// <summary>Promise S21 speaks of the Union.</summary>
    [Theory]
    [InlineData("europe-west2")]
    [InlineData("Europe-West6")]
    public void EuropeOutsideTheUnion_IsAllowedOnlyWhereSomebodySaysSo(string location)
    {
        Assert.Contains("not one of those in the European Union", Refusal(location), StringComparison.Ordinal);
        Assert.Null(Refusal(location, "europe-*"));
        Assert.NotNull(Refusal(location, "europe-west3"));
    }

    [Fact]
    public void WhatIsConfigured_TakesThePlaceOfTheDefault()
    {
        Assert.Null(Refusal("us-central1", "us-*"));
        Assert.NotNull(Refusal("europe-west3", "us-*"));
        Assert.Null(Refusal("europe-west3", "europe-west3", "europe-west4"));
        Assert.NotNull(Refusal("europe-west30", "europe-west3", "europe-west4"));
    }
}
