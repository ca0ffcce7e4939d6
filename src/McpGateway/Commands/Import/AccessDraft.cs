using System.Text.Json.Nodes;

namespace McpGateway.Commands.Import;

/// <summary>Permissions, roles and scopes to start from: for each group one to read and one to write.</summary>
internal static class AccessDraft
{
    public static JsonObject Roles(IReadOnlyCollection<string> rights) => new()
    {
        ["permissions"] = Map(rights, right => (JsonNode)Sentence(right)),
        [YamlText.Comment] = "DECIDE: write the roles as the back office's userinfo names them.",
        ["roles"] = new JsonObject
        {
            ["administrator"] = Role("Administrator", rights),
            ["reader"] = Role("Reader", rights.Where(right => right.EndsWith(".read", StringComparison.Ordinal))),
        },
    };

    public static JsonObject Scopes(IReadOnlyCollection<string> rights)
    {
        var scopes = Map(rights, right => new JsonObject
        {
            ["title"] = Sentence(right),
            ["description"] = $"{Sentence(right)}. Personal data stays masked.",
            ["permissions"] = new JsonArray(right),
        });
        var named = new JsonObject(scopes.Select(scope =>
            KeyValuePair.Create(scope.Key.Replace('.', ':'), scope.Value?.DeepClone())));
        named["personal_data:read"] = new JsonObject
        {
            ["title"] = "See names and contact details",
            ["description"] = "Show names, e-mail addresses and phone numbers, which otherwise stay masked.",
            ["permissions"] = List(rights),
            ["releases"] = new JsonArray("identity", "contact"),
        };
        return new()
        {
            [YamlText.Comment] = "DECIDE: which scopes a person understands, and which data classes each releases.",
            ["scopes"] = named,
        };
    }

    private static JsonObject Role(string title, IEnumerable<string> rights) =>
        new() { ["title"] = title, ["permissions"] = List(rights) };

    private static JsonObject Map(IEnumerable<string> rights, Func<string, JsonNode> value) =>
        new(rights.Select(right => KeyValuePair.Create(right, (JsonNode?)value(right))));

    private static JsonArray List(IEnumerable<string> rights) =>
        new([.. rights.Select(right => JsonValue.Create(right))]);

    private static string Sentence(string right)
    {
        var (group, verb) = (right.Split('.')[0].Replace('_', ' '), right.Split('.')[1]);
        return verb == "read" ? $"See {group}" : $"Change {group}";
    }
}
