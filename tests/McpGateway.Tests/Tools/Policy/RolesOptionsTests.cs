using System.ComponentModel.DataAnnotations;
using McpGateway.Tools.Policy;

namespace McpGateway.Tests.Tools.Policy;

public sealed class RolesOptionsTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(60, true)]
    [InlineData(3600, true)]
    [InlineData(-1, false)]
    [InlineData(3601, false)]
    public void RefreshAfter_IsBounded(int seconds, bool valid)
    {
        var results = new List<ValidationResult>();
        var options = new RolesOptions { RefreshAfter = TimeSpan.FromSeconds(seconds) };
        Assert.Equal(valid, Validator.TryValidateObject(options, new(options), results, true));
        Assert.All(results, result =>
            Assert.StartsWith("Gateway:Roles:RefreshAfter is ", result.ErrorMessage, StringComparison.Ordinal));
    }
}
