using McpGateway.Sample.BackOffice.Records;

namespace McpGateway.Sample.BackOffice.Api;

/// <summary>Which bookings are looked for; <c>q</c> is looked for in reference, product, and customer.</summary>
internal sealed record BookingFilter(string? Status, string? Product_Id, string? Q)
{
    private static readonly string[] Statuses = ["confirmed", "completed", "no_show", "cancelled"];

    private readonly string? status = Status is null || Statuses.Contains(Status)
        ? Status
        : throw Refusal.Invalid("status", $"must be {string.Join(", ", Statuses)}");

    public bool Fits(Booking booking) =>
        (status is null || booking.Status == status)
        && (Product_Id is null || booking.ProductId == Product_Id)
        && (string.IsNullOrWhiteSpace(Q) || Mentions(booking, Q.Trim()));

    private static bool Mentions(Booking booking, string text) =>
        Mentions(booking.Reference, text)
        || Mentions(booking.ProductName, text)
        || Mentions(booking.Customer.Name, text)
        || Mentions(booking.Customer.Email, text);

    private static bool Mentions(string field, string text) => field.Contains(text, StringComparison.OrdinalIgnoreCase);
}
