namespace McpGateway.Sample.BackOffice.Records;

/// <summary>An amount in whole cents of a currency.</summary>
internal readonly record struct Money(decimal Amount, string Currency = Money.Euro)
{
    public const string Euro = "EUR";

    public static Money Of(decimal amount) => new(decimal.Round(amount, 2) + 0.00m);
}
