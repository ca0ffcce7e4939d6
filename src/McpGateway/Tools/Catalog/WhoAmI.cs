using McpGateway.Tools.Output;

namespace McpGateway.Tools.Catalog;

/// <summary>The shape of the one answer that the gateway gives by itself.</summary>
internal static class WhoAmI
{
    public static readonly OutputShape Output = new(new(
        [Field("user_id"), Field("organizer_id"), Field("roles", true), Field("scopes", true), Field("expires_at")]),
        IsPaged: false);

    private static Member Field(string name, bool isList = false) => new(name)
    {
        IsList = isList,
        Field = new(FieldType.String, DataClasses.None, null),
    };
}
