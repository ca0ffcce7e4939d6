using System.Text;
using McpGateway.Tools.Arguments;
using McpGateway.Tools.Catalog;
using McpGateway.Tools.Changes;

namespace McpGateway.Tests.Tools.Changes;

/// <summary>One spelling for what means the same, and another for what does not.</summary>
public sealed class CanonicalArgumentsTests
{
    private const string Refund = """{"order_id":"ord_1","amount":9.50,"currency":"EUR","reason":"ill"}""";

    private static readonly OperatorCatalog Catalog = SampleCatalog.Load();

    [Theory]
    [InlineData("""{"reason":"ill","currency":"EUR","amount":9.50,"order_id":"ord_1"}""")]
    [InlineData("""{"order_id":"ord_1","amount":9.5,"currency":"EUR","reason":"ill"}""")]
    [InlineData("""{"order_id":"ord_1","amount":95e-1,"currency":"EUR","reason":"ill"}""")]
    [InlineData("""{"order_id":"ord_1","amount":0.95E1,"currency":"EUR","reason":"ill"}""")]
    [InlineData("""{ "order_id" : "ord\u005f1", "amount":9.500, "currency":"EUR","reason":"i\u006cl" }""")]
    [InlineData("""{"order_id":"ord_1","amount":9.5,"currency":"EUR","reason":"ill","confirmation":"x"}""")]
    public void Spelling_DoesNotMatter(string arguments) => Assert.Equal(Of(Refund), Of(arguments));

    [Theory]
    [InlineData("""{"order_id":"ord_2","amount":9.50,"currency":"EUR","reason":"ill"}""")]
    [InlineData("""{"order_id":"ord_1","amount":9.51,"currency":"EUR","reason":"ill"}""")]
    [InlineData("""{"order_id":"ord_1","amount":95.0,"currency":"EUR","reason":"ill"}""")]
    [InlineData("""{"order_id":"ord_1","amount":9.5000000000000000000000000000000000001,"currency":"EUR","reason":"ill"}""")]
    [InlineData("""{"order_id":"ord_1","amount":9.50,"currency":"EUR","reason":"ilL"}""")]
    [InlineData("""{"order_id":"ord_1","amount":9.50,"currency":"EUR","reason":"ill "}""")]
    public void Meaning_Matters(string arguments) => Assert.NotEqual(Of(Refund), Of(arguments));

    [Fact]
    public void ADefault_IsAsGoodAsSent()
    {
        var tool = Catalog.Tools["list_refunds"];

        Assert.Equal(Of(tool, """{"limit":20}"""), Of(tool, "{}"));
        Assert.NotEqual(Of(tool, """{"limit":21}"""), Of(tool, "{}"));
    }

    private static string Of(string arguments) => Of(Catalog.Tools["refund_order"], arguments);

    private static string Of(ToolDefinition tool, string arguments)
    {
        using var bound = BoundArguments.Bind(tool.Input, Encoding.UTF8.GetBytes(arguments));
        return Encoding.UTF8.GetString(CanonicalArguments.Of(tool, bound));
    }
}
