using System.Globalization;
using McpGateway.Sample.BackOffice.Records;

namespace McpGateway.Sample.BackOffice.Api;

/// <summary>What the orders placed in a period brought in, in euros. <c>margin</c> is the back office's own
/// figure.</summary>
internal sealed record SalesReport(
    string Id, string OrganizerId, string? From, string? To, string GroupBy, string Currency, int Orders, int Tickets,
    decimal Gross, decimal Refunded, decimal Net, decimal Margin, IReadOnlyList<SalesRow> Rows)
    : Owned(Id, OrganizerId)
{
    public static SalesReport Of(OrganizerRecords records, string groupBy, DateRange dates)
    {
        Func<Order, (string Key, string Label)> group = groupBy switch
        {
            "product" => order => ProductOf(records, order),
            "day" => DayOf,
            _ => throw Refusal.Invalid("group_by", "must be product or day"),
        };
        var rows = records.Orders.All
            .Where(order => dates.Contains(order.CreatedAt))
            .GroupBy(group)
            .Select(orders => SalesRow.Of(orders.Key.Key, orders.Key.Label, orders))
            .OrderBy(row => row.Key, StringComparer.Ordinal)
            .ToList();
        var net = rows.Sum(row => row.Net);
        return new(
            $"rpt_{records.Organizer.Tag}_{groupBy}_{dates.From ?? "start"}_{dates.To ?? "end"}", records.Organizer.Id,
            dates.From, dates.To, groupBy, Money.Euro, rows.Sum(row => row.Orders), rows.Sum(row => row.Tickets),
            rows.Sum(row => row.Gross), rows.Sum(row => row.Refunded), net, decimal.Round(net * 0.31m, 2), rows);
    }

    private static (string Key, string Label) ProductOf(OrganizerRecords records, Order order)
    {
        var id = order.Lines[0].ProductId;
        return (id, records.Products.Get(id).Name);
    }

    private static (string Key, string Label) DayOf(Order order)
    {
        var day = order.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return (day, day);
    }
}
