using System.Text.Json;
using McpGateway.Tools.Catalog;

namespace McpGateway.Tools.Output;

/// <summary>Decides, value by value, what of a declared field leaves, and counts what does not.</summary>
internal ref struct Redaction(DataClasses released)
{
    private static readonly JsonEncodedText Withheld = JsonEncodedText.Encode("[withheld]");
    private static readonly JsonEncodedText Removed = JsonEncodedText.Encode("[removed]");

    private const DataClasses OfPerson = DataClasses.Identity | DataClasses.Contact;

    public int Count { get; private set; }

    /// <summary>The class that decides about a field: who is a minor is judged by the rule for minors (promise
    /// G18).</summary>
    public static DataClasses ClassOf(Member member, bool isMinor) =>
        isMinor && (member.Class & OfPerson) != 0 ? DataClasses.Minor : member.Class;

    public readonly bool IsReleased(DataClasses dataClass) =>
        dataClass == DataClasses.None || (released & dataClass) != 0;

    /// <summary>A value that is no text cannot be masked: it is left out.</summary>
    public void LeaveOut() => Count++;

    public void WriteText(Utf8JsonWriter writer, ReadOnlySpan<byte> text, DataClasses dataClass)
    {
        if (IsReleased(dataClass))
        {
            WriteUnlessSensitive(writer, text);
            return;
        }

        Count++;
        if ((dataClass & OfPerson) == 0)
        {
            writer.WriteStringValue(Withheld);
            return;
        }

        Span<byte> masked = stackalloc byte[32];
        writer.WriteStringValue(masked[..Mask.Write(text, masked)]);
    }

    /// <summary>No scope releases a card number or a credential.</summary>
    private void WriteUnlessSensitive(Utf8JsonWriter writer, ReadOnlySpan<byte> text)
    {
        if (CardNumbers.Occur(text) || Secrets.Occur(text))
        {
            Count++;
            writer.WriteStringValue(Removed);
        }
        else
        {
            writer.WriteStringValue(text);
        }
    }
}
