namespace McpGateway.Tools.Output;

/// <summary>Recognizes, at one look, text that needs no closer one: nothing in it hides or has to be escaped.</summary>
internal static class LatinText
{
    private const byte FirstLead = 0xC3;
    private const byte LastLead = 0xC9;

    /// <summary>True for printable ASCII, but what JSON escapes, and the letters from À to ɿ in UTF-8.</summary>
    public static bool IsAll(ReadOnlySpan<byte> text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (StartsWithLetter(text[index..]))
            {
                index++;
            }
            else if (text[index] is < (byte)' ' or > (byte)'~' or (byte)'"' or (byte)'\\')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether it begins with two bytes that are a letter from À to ɿ.</summary>
    public static bool StartsWithLetter(ReadOnlySpan<byte> text) =>
        text is [>= FirstLead and <= LastLead, >= 0x80 and <= 0xBF, ..]
        // × and ÷ are among them.
        && !(text[0] == FirstLead && text[1] is 0x97 or 0xB7);
}
