using System.Text.Json.Nodes;

namespace McpGateway.Sample.BackOffice.Faults;

/// <summary>Spoils an answer in ways that a careful reader of it must survive.</summary>
internal static class JsonChanges
{
    private const int HugeBytes = 8 * 1024 * 1024;

    // Texts that an answer normally carries. Ids and codes stay, or nothing could be found again.
    private static readonly string[] TextFields =
        ["notes", "reference", "reason", "description", "title", "text", "name", "product_name", "label"];

    public static void AppendToTexts(JsonObject json, string[] leaks)
    {
        var next = 0;
        foreach (var item in ObjectsIn(json).ToList())
        {
            foreach (var field in TextFields.Where(field => item[field] is JsonValue))
            {
                item[field] = $"{item[field]} {leaks[next++ % leaks.Length]}";
            }

            // What is usually empty is where such things end up.
            if (item.ContainsKey("reference") && !item.ContainsKey("notes"))
            {
                item["notes"] = leaks[0];
            }
        }
    }

    public static void AddUnknownFields(JsonObject json)
    {
        foreach (var item in ObjectsIn(json).ToList())
        {
            item["debug"] = new JsonObject { ["sql"] = "select * from customers", ["host"] = "db-1.internal" };
            item["internal_score"] = 0.87;
            item["national_id"] = "1237 010180";
            item["password_hash"] = Leaks.Credentials[0];
        }
    }

    /// <summary>No month has a 32nd day, whatever the time of day after it.</summary>
    public static void BreakDates(JsonObject json)
    {
        foreach (var item in ObjectsIn(json).ToList())
        {
            foreach (var (field, text) in item.Select(one => (one.Key, Text: $"{one.Value}")).ToList())
            {
                if (text.Length >= 10 && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", out _))
                {
                    item[field] = $"{text[..8]}32{text[10..]}";
                }
            }
        }
    }

    public static void Inflate(JsonObject json)
    {
        if (json["items"] is JsonArray { Count: > 0 } items)
        {
            var item = items[0]!.ToJsonString();
            for (var bytes = 0; bytes < HugeBytes; bytes += item.Length)
            {
                items.Add(JsonNode.Parse(item));
            }

            return;
        }

        json["notes"] = new string('x', HugeBytes);
    }

    /// <summary>Every object in the answer, itself included; a list's envelope is not one.</summary>
    private static IEnumerable<JsonObject> ObjectsIn(JsonNode? node) => node switch
    {
        JsonObject item => (item.ContainsKey("items") ? Array.Empty<JsonObject>() : [item])
            .Concat(item.Select(property => property.Value).SelectMany(ObjectsIn)),
        JsonArray array => array.SelectMany(ObjectsIn),
        _ => [],
    };
}
