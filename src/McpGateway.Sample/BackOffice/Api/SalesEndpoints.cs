using McpGateway.Sample.BackOffice.Records;

namespace McpGateway.Sample.BackOffice.Api;

/// <summary>Payments, refunds and the sales report.</summary>
internal static class SalesEndpoints
{
    private const string Read = "sales:read";

    public static void Map(IEndpointRouteBuilder organizer)
    {
        organizer.MapGet("/payments", Payments).Needs(Read);
        organizer.MapGet("/refunds", Refunds).Needs(Read);
        organizer.MapGet("/reports/sales", Report).Needs(Read);
    }

    private static Page<Payment> Payments(
        OrganizerRecords records, string? order_id, string? method, [AsParameters] DateRange dates,
        [AsParameters] PageRequest page) =>
        Page.Of(
            records.Payments.All.Where(payment =>
                dates.Contains(payment.CreatedAt)
                && (order_id is null || payment.OrderId == order_id)
                && (method is null || payment.Method == method)),
            page, payment => SortKeys.ByTime(payment.CreatedAt, payment.Id));

    private static Page<Refund> Refunds(
        OrganizerRecords records, string? order_id, [AsParameters] DateRange dates, [AsParameters] PageRequest page) =>
        Page.Of(
            records.Refunds.All.Where(refund =>
                dates.Contains(refund.CreatedAt) && (order_id is null || refund.OrderId == order_id)),
            page, refund => SortKeys.ByTime(refund.CreatedAt, refund.Id));

    private static SalesReport Report(OrganizerRecords records, string? group_by, [AsParameters] DateRange dates) =>
        SalesReport.Of(records, group_by ?? "product", dates);
}
