using System.Globalization;

namespace McpGateway.Sample.BackOffice.Api;

/// <summary>Texts whose ordinal order is the order that a list is shown in.</summary>
internal static class SortKeys
{
    public static string ByTime(DateTimeOffset at, string id) =>
        string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks:D19} {id}");
}
