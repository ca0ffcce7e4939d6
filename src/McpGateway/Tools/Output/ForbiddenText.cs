using System.Buffers;
using McpGateway.Tools.Catalog;

namespace McpGateway.Tools.Output;

/// <summary>What no text may hold: card numbers and credentials whatever is released, bank accounts unless payment data
/// is.</summary>
internal static class ForbiddenText
{
    private const int OnStack = 128;

    /// <param name="isAscii">True when nothing in the text needs to be made plain first.</param>
    public static bool Occurs(ReadOnlySpan<byte> text, bool isAscii, DataClasses released) =>
        isAscii ? OccursPlain(text, released) : OccursOnceMadePlain(text, released);

    private static bool OccursOnceMadePlain(ReadOnlySpan<byte> text, DataClasses released)
    {
        if (text.Length <= OnStack)
        {
            Span<byte> plain = stackalloc byte[OnStack];
            return OccursPlain(plain[..PlainText.Write(text, plain)], released);
        }

        var rented = ArrayPool<byte>.Shared.Rent(text.Length);
        try
        {
            return OccursPlain(rented.AsSpan(0, PlainText.Write(text, rented)), released);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    private static bool OccursPlain(ReadOnlySpan<byte> text, DataClasses released) =>
        CardNumbers.Occur(text) || Secrets.Occur(text)
        || ((released & DataClasses.Payment) == 0 && BankAccounts.Occur(text));
}
