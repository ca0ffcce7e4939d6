using McpGateway.Sample.BackOffice.Records;

namespace McpGateway.Sample.BackOffice.Api;

/// <summary>One order, and giving money back for it.</summary>
internal static class OrderEndpoints
{
    public static void Map(IEndpointRouteBuilder organizer)
    {
        organizer.MapGet("/orders/{id}", Find).Needs("bookings:read");
        organizer.MapPost("/orders/{id}/refunds", Refund).Needs("refunds:write");
    }

    private static Order Find(OrganizerRecords records, string id) => records.Orders.Get(id);

    private static Refund Refund(
        OrganizerRecords records, string id, NewRefund request, HttpRequest http, IdempotentAnswers answers,
        TimeProvider time)
    {
        Amounts.Check("amount", request.Amount, request.Currency);
        return answers.Once(http, records, request, () => Commit(records, records.Orders.Get(id), request, time));
    }

    private static Refund Commit(OrganizerRecords records, Order order, NewRefund request, TimeProvider time)
    {
        if (request.Amount > order.Refundable.Amount)
        {
            throw new Refusal(
                StatusCodes.Status422UnprocessableEntity,
                $"amount is more than the {order.Refundable.Amount:0.00} {order.Total.Currency} left to refund.");
        }

        var refunded = order.Refunded with { Amount = order.Refunded.Amount + request.Amount };
        records.Orders.Put(order with
        {
            Refunded = refunded,
            Status = refunded == order.Total ? "refunded" : "partially_refunded",
        });
        return records.Refunds.Put(new(
            records.NextId("rfd", records.Refunds), order.OrganizerId, order.Id, request.Amount, order.Total.Currency,
            "completed", request.Reason, time.GetUtcNow()));
    }

    internal sealed record NewRefund(decimal Amount, string? Currency = null, string? Reason = null);
}
