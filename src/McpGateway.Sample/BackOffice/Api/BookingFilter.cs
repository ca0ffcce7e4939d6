using McpGateway.Sample.BackOffice.Records;

namespace McpGateway.Sample.BackOffice.Api;

/// <summary>Which bookings are looked for; <c>q</c> is looked for in reference and product, <c>customer</c> in the names and
/// addresses of those who agreed that assistants learn of them: what may not be seen could be found out by looking for
/// it.</summary>
internal sealed record BookingFilter(string? Status, string? Product_Id, string? Q, string? Customer)
{
    private static readonly string[] Statuses = ["confirmed", "completed", "no_show", "cancelled"];

    private readonly string? status = Status is null || Statuses.Contains(Status)
        ? Status
        : throw Refusal.Invalid("status", $"must be {string.Join(", ", Statuses)}");

    public bool Fits(Booking booking) =>
        (status is null || booking.Status == status)
        && (Product_Id is null || booking.ProductId == Product_Id)
        && (string.IsNullOrWhiteSpace(Q) || NamesThing(booking, Q.Trim()))
        && (string.IsNullOrWhiteSpace(Customer)
            || (booking.Customer.Consents.DataSharingAi == true && NamesCustomer(booking.Customer, Customer.Trim())));

    private static bool NamesThing(Booking booking, string text) =>
        Mentions(booking.Reference, text) || Mentions(booking.ProductName, text);

    private static bool NamesCustomer(Customer customer, string text) =>
        Mentions(customer.Name, text) || Mentions(customer.Email, text);

    private static bool Mentions(string field, string text) => field.Contains(text, StringComparison.OrdinalIgnoreCase);
}
