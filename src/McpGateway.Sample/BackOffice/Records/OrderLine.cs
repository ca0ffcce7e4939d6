namespace McpGateway.Sample.BackOffice.Records;

/// <summary>So many tickets of one category.</summary>
internal sealed record OrderLine(
    string ProductId, string TicketCategoryId, string TicketCategoryName, int Quantity, Money UnitPrice, Money Total);
