using McpGateway.Sample.BackOffice.Records;

namespace McpGateway.Sample.BackOffice.Api;

/// <summary>One product's, or one day's, part of the sales report.</summary>
internal sealed record SalesRow(
    string Key, string Label, int Orders, int Tickets, decimal Gross, decimal Refunded, decimal Net)
{
    public static SalesRow Of(string key, string label, IEnumerable<Order> orders)
    {
        var all = orders.ToList();
        var (gross, refunded) = (all.Sum(order => order.Total.Amount), all.Sum(order => order.Refunded.Amount));
        var tickets = all.Sum(order => order.Lines.Sum(line => line.Quantity));
        return new(key, label, all.Count, tickets, gross, refunded, gross - refunded);
    }
}
