using System.Security.Cryptography;
using McpGateway.Sample.BackOffice.Records;

namespace McpGateway.Sample.BackOffice.Api;

/// <summary>The voucher that is asked for. It is valid for three years.</summary>
internal sealed record NewVoucher(
    decimal Amount, string? Currency = null, string? RecipientName = null, string? RecipientEmail = null)
{
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    public Voucher ToVoucher(OrganizerRecords records, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var value = Money.Of(Amount);
        return new(
            records.NextId("vch", records.Vouchers), records.Organizer.Id, $"{Part()}-{Part()}-{Part()}", value, value,
            "active", RecipientName, RecipientEmail, now, DateOnly.FromDateTime(now.UtcDateTime).AddYears(3));
    }

    private static string Part() => RandomNumberGenerator.GetString(Alphabet, 4);
}
