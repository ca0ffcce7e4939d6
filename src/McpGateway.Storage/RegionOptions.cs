using System.ComponentModel.DataAnnotations;
using System.IO.Enumeration;
using System.Text.RegularExpressions;

namespace McpGateway.Storage;

/// <summary>Where stores may be (promise S21).</summary>
internal sealed partial class RegionOptions : IValidatableObject
{
    public const string Section = "Gateway:Region";

    private static readonly string[] Europe = ["europe-*", "eur3"];

    // London and Zürich.
    private static readonly string[] OutsideTheUnion = ["europe-west2", "europe-west6"];

    /// <summary>Names of regions, in which <c>*</c> stands for any characters. When none is given: <c>europe-*</c> and
    /// <c>eur3</c>, which are the regions of Google Cloud in Europe and its European multi-region, without those that are not
    /// in the European Union.</summary>
    public IList<string> Allowed { get; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Allowed.Where(pattern => !Patterns().IsMatch(pattern)).Select(pattern => new ValidationResult(
            $"{Section}:Allowed contains '{pattern}', which is no name of a region. Write names as europe-west3, with * "
            + "for any characters, as in europe-*.",
            [nameof(Allowed)]));

    /// <summary>Fails the start when the store lies elsewhere; one whose region is not known is not looked at.</summary>
    /// <param name="location">The region, or empty.</param>
    /// <param name="store">Which store, and who says so.</param>
    public void Require(string location, string store)
    {
        var allowed = Allowed.Count > 0 ? Allowed : Europe;
        if (location.Length == 0)
        {
            return;
        }

        var problem = Allowed.Count == 0 && OutsideTheUnion.Contains(location, StringComparer.OrdinalIgnoreCase)
            ? "not one of those in the European Union"
            : !allowed.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, location, ignoreCase: true))
                ? $"not among the allowed regions: {string.Join(", ", allowed)}"
                : null;
        if (problem is not null)
        {
            throw new StoreUnavailableException(
                $"{store} lies in '{location}', which is {problem}. Use a store in one of them, or change "
                + $"{Section}:Allowed.");
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9*-]+\z")]
    private static partial Regex Patterns();
}
