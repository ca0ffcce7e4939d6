using System.Text.RegularExpressions;

namespace McpGateway.Commands.Import;

/// <summary>Which data class a field may be of, by its name: a guess, about which a person decides.</summary>
internal static partial class ClassGuess
{
    /// <summary>The word of the class; null for none.</summary>
    public static string? Of(string path)
    {
        var segments = path.Replace("[]", "", StringComparison.Ordinal).Split('.');
        var name = Naming.Snake(segments[^1]);
        var parent = segments.Length > 1 ? Naming.Snake(segments[^2]) : "";
        return Minor().IsMatch(name) ? "minor"
            : Contact().IsMatch(name) ? "contact"
            : PersonName().IsMatch(name) || (name is "name" or "login" && Person().IsMatch(parent)) ? "identity"
            : Payment().IsMatch(name) ? "payment"
            : Fiscal().IsMatch(name) ? "fiscal"
            : FreeText().IsMatch(name) ? "free-text"
            : null;
    }

    [GeneratedRegex("(birth_?da(y|te)|date_of_birth|^dob$)")]
    private static partial Regex Minor();

    [GeneratedRegex("(^|_)(e_?mail|phone|mobile|fax|street|address_line)(_|[0-9]|$)")]
    private static partial Regex Contact();

    [GeneratedRegex("^(first|last|full|given|family|middle|holder|recipient|customer|contact|guest|user|display|screen)"
        + "_?name$")]
    private static partial Regex PersonName();

    [GeneratedRegex("^(customer|user|person|guest|contact|participant|owner|author|recipient|member|employee|patient"
        + "|holder)s?$")]
    private static partial Regex Person();

    [GeneratedRegex("^(iban|bic|account_number|routing_number|last_?4|card_brand)$")]
    private static partial Regex Payment();

    [GeneratedRegex("^(vat|tax)_?(id|number)?$|^ssn")]
    private static partial Regex Fiscal();

    [GeneratedRegex("(^|_)(notes?|comments?|messages?|remarks?|reason|body)$")]
    private static partial Regex FreeText();
}
