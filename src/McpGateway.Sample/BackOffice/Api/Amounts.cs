using McpGateway.Sample.BackOffice.Records;

namespace McpGateway.Sample.BackOffice.Api;

/// <summary>What every amount of money in a request must hold to.</summary>
internal static class Amounts
{
    private const decimal Most = 100_000m;

    public static void Check(string field, decimal amount, string? currency = null)
    {
        if (amount is <= 0 or > Most || decimal.Round(amount, 2) != amount)
        {
            throw Refusal.Invalid(field, $"must be more than 0, at most {Most:0} and in whole cents");
        }

        if (currency is not (null or Money.Euro))
        {
            throw Refusal.Invalid("currency", $"must be {Money.Euro}, the currency of every order");
        }
    }
}
