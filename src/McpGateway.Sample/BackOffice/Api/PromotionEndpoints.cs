using McpGateway.Sample.BackOffice.Records;

namespace McpGateway.Sample.BackOffice.Api;

/// <summary>Promo codes, vouchers and memberships.</summary>
internal static class PromotionEndpoints
{
    private const string Read = "promotions:read";

    private const string Write = "promotions:write";

    public static void Map(IEndpointRouteBuilder organizer)
    {
        organizer.MapGet("/promo-codes", PromoCodes).Needs(Read);
        organizer.MapPost("/promo-codes", CreatePromoCode).Needs(Write);
        organizer.MapPost("/promo-codes/{id}/deactivate", DeactivatePromoCode).Needs(Write);
        organizer.MapGet("/vouchers", Vouchers).Needs(Read);
        organizer.MapPost("/vouchers", IssueVoucher).Needs(Write);
        organizer.MapGet("/memberships", Memberships).Needs(Read);
    }

    private static Page<PromoCode> PromoCodes(
        OrganizerRecords records, bool? active, [AsParameters] PageRequest page) =>
        Page.Of(
            records.PromoCodes.All.Where(code => active is null || code.Active == active), page, code => code.Id);

    private static PromoCode CreatePromoCode(
        OrganizerRecords records, NewPromoCode request, HttpRequest http, IdempotentAnswers answers, TimeProvider time)
    {
        request.Check();
        return answers.Once(http, records, request, () =>
            records.PromoCodes.All.Any(known => known.Code == request.Code)
                ? throw Refusal.Conflict($"There is a promo code '{request.Code}' already.")
                : records.PromoCodes.Put(request.ToPromoCode(records, time)));
    }

    private static PromoCode DeactivatePromoCode(OrganizerRecords records, string id)
    {
        lock (records.Gate)
        {
            return records.PromoCodes.Put(records.PromoCodes.Get(id) with { Active = false });
        }
    }

    private static Page<Voucher> Vouchers(
        OrganizerRecords records, string? status, [AsParameters] PageRequest page) =>
        Page.Of(
            records.Vouchers.All.Where(voucher => status is null || voucher.Status == status),
            page, voucher => voucher.Id);

    private static Voucher IssueVoucher(
        OrganizerRecords records, NewVoucher request, HttpRequest http, IdempotentAnswers answers, TimeProvider time)
    {
        Amounts.Check("amount", request.Amount, request.Currency);
        return answers.Once(
            http, records, request, () => records.Vouchers.Put(request.ToVoucher(records, time)));
    }

    private static Page<SeasonMembership> Memberships(
        OrganizerRecords records, string? status, [AsParameters] PageRequest page) =>
        Page.Of(
            records.Memberships.All.Where(membership => status is null || membership.Status == status),
            page, membership => membership.Id);
}
