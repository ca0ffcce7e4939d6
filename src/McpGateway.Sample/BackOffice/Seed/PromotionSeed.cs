using System.Globalization;
using McpGateway.Sample.BackOffice.Records;

namespace McpGateway.Sample.BackOffice.Seed;

/// <summary>Promo codes, vouchers and memberships.</summary>
internal static class PromotionSeed
{
    private const int Vouchers = 36;

    private const int Memberships = 40;

    public static void Sow(OrganizerRecords records, OrganizerPlan plan, DateOnly today, SeedDice dice)
    {
        foreach (var (code, description, kind, value) in plan.PromoCodes)
        {
            records.PromoCodes.Put(new(
                records.NextId("prm", records.PromoCodes), plan.Organizer.Id, code, description, kind, value,
                today.AddDays(-60), today.AddDays(dice.Between(-10, 90)), dice.Chance(50) ? 500 : null,
                dice.Below(200), dice.Chance(85),
                string.Create(CultureInfo.InvariantCulture, $"Budget {dice.Between(2, 9) * 1000} EUR")));
        }

        var people = new SeedPeople(dice);
        SowVouchers(records, today, dice, people);
        SowMemberships(records, plan, today, dice, people);
    }

    private static void SowVouchers(OrganizerRecords records, DateOnly today, SeedDice dice, SeedPeople people)
    {
        for (var number = 1; number <= Vouchers; number++)
        {
            var value = dice.Pick([25m, 50m, 75m, 100m]);
            var redeemed = dice.Chance(35);
            var recipient = people.Customer("", number);
            var issued = today.AddDays(-dice.Between(1, 200));
            records.Vouchers.Put(new(
                records.IdOf("vch", number), records.Organizer.Id,
                $"{dice.Letters(4)}-{dice.Letters(4)}-{dice.Letters(4)}", Money.Of(value),
                Money.Of(redeemed ? 0 : value), redeemed ? "redeemed" : "active", recipient.Name, recipient.Email,
                new(issued, new TimeOnly(10, 30), TimeSpan.Zero), issued.AddYears(3)));
        }
    }

    private static void SowMemberships(
        OrganizerRecords records, OrganizerPlan plan, DateOnly today, SeedDice dice, SeedPeople people)
    {
        for (var number = 1; number <= Memberships; number++)
        {
            var (name, price) = dice.Pick(plan.MembershipPlans);
            var from = today.AddDays(-dice.Between(1, 500));
            var to = from.AddYears(1);
            records.Memberships.Put(new(
                records.IdOf("mem", number), plan.Organizer.Id, name, to >= today ? "active" : "expired",
                people.Customer(records.IdOf("cus", 500 + number), 500 + number), Money.Of(price), from, to,
                dice.Chance(60)));
        }
    }
}
