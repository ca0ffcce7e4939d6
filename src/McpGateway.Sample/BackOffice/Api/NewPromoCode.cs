using McpGateway.Sample.BackOffice.Records;

namespace McpGateway.Sample.BackOffice.Api;

/// <summary>The promo code that is asked for. Without dates it is valid for 30 days from today.</summary>
internal sealed record NewPromoCode(
    string Code, string Kind, decimal Value, string? Description = null, DateOnly? ValidFrom = null,
    DateOnly? ValidTo = null, int? MaxUses = null)
{
    public void Check()
    {
        if (Code.Length is < 3 or > 20
            || !Code.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter)))
        {
            throw Refusal.Invalid("code", "must be 3 to 20 of A to Z and 0 to 9");
        }

        if (Kind is not ("percent" or "amount"))
        {
            throw Refusal.Invalid("kind", "must be percent or amount");
        }

        if (Kind == "percent" && Value is <= 0 or > 100)
        {
            throw Refusal.Invalid("value", "must be more than 0 and at most 100 percent");
        }

        Amounts.Check("value", Value);
        if (ValidTo < ValidFrom)
        {
            throw Refusal.Invalid("valid_to", "must not be before valid_from");
        }

        if (MaxUses < 1)
        {
            throw Refusal.Invalid("max_uses", "must be 1 or more");
        }
    }

    public PromoCode ToPromoCode(OrganizerRecords records, TimeProvider time)
    {
        var from = ValidFrom ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return new(
            records.NextId("prm", records.PromoCodes), records.Organizer.Id, Code, Description ?? "", Kind, Value, from,
            ValidTo ?? from.AddDays(30), MaxUses, Uses: 0, Active: true, InternalNote: null);
    }
}
