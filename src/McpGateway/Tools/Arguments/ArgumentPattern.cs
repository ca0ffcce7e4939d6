using System.Text;
using System.Text.RegularExpressions;

namespace McpGateway.Tools.Arguments;

/// <summary>A pattern as JSON Schema means it (ECMA-262): <c>$</c> is the very end of the text, and <c>\d</c> and
/// <c>\w</c> are ASCII. .NET would let a line break follow, and take the digits of every script.</summary>
internal sealed class ArgumentPattern
{
    private readonly string text;
    private readonly Regex regex;

    /// <exception cref="ArgumentException">It is no regular expression.</exception>
    /// <exception cref="NotSupportedException">It looks around or back.</exception>
    public ArgumentPattern(string text)
    {
        this.text = text;
        // As written first, so that what is wrong with it is found where it stands. Linear in the input: a pattern cannot
        // be made to hang.
        _ = Compile(text);
        regex = Compile(Translate(text));
    }

    public bool IsMatch(string value) => regex.IsMatch(value);

    /// <summary>As the catalog has it.</summary>
    public override string ToString() => text;

    private static Regex Compile(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static string Translate(string pattern)
    {
        var translated = new StringBuilder();
        var isInClass = false;
        for (var index = 0; index < pattern.Length; index++)
        {
            var letter = pattern[index];
            if (letter == '\\' && index + 1 < pattern.Length)
            {
                translated.Append(Escape(pattern[++index], isInClass));
                continue;
            }

            isInClass = letter == '[' || (isInClass && letter != ']');
            translated.Append(letter == '$' && !isInClass ? @"\z" : letter);
        }

        return translated.ToString();
    }

    private static string Escape(char letter, bool isInClass) => (letter, isInClass) switch
    {
        ('d', _) => isInClass ? "0-9" : "[0-9]",
        ('w', _) => isInClass ? "A-Za-z0-9_" : "[A-Za-z0-9_]",
        ('D', false) => "[^0-9]",
        ('W', false) => "[^A-Za-z0-9_]",
        _ => $@"\{letter}",
    };
}
