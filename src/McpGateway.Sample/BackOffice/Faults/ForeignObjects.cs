using System.Text.Json;
using System.Text.Json.Nodes;
using McpGateway.Sample.BackOffice.People;
using McpGateway.Sample.BackOffice.Records;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace McpGateway.Sample.BackOffice.Faults;

/// <summary>Puts real objects of the other organizer into an answer, as a query that forgot its filter would.</summary>
internal sealed class ForeignObjects(OperatorRecords records, IOptions<JsonOptions> json)
{
    public void Mix(JsonObject answer)
    {
        if (answer["items"] is not JsonArray items)
        {
            Replace(answer, TwinOf(answer));
            return;
        }

        // Among the rightful ones, and not only at the end.
        foreach (var item in items.OfType<JsonObject>().Take(2).ToList())
        {
            items.Insert(1, TwinOf(item));
        }
    }

    private JsonObject TwinOf(JsonObject item)
    {
        var owner = Organizer.All.First(organizer => organizer.Id == (string?)item["organizer_id"]);
        var other = Organizer.All.First(organizer => organizer != owner);
        var twin = (JsonObject)item.DeepClone();
        twin["organizer_id"] = other.Id;
        var id = ((string?)item["id"])?.Replace($"_{owner.Tag}_", $"_{other.Tag}_", StringComparison.Ordinal);
        if (id is not null && records.Of(other.Id)!.FindAny(id) is { } found)
        {
            Replace(twin, (JsonObject)JsonSerializer.SerializeToNode(
                found, found.GetType(), json.Value.SerializerOptions)!);
        }

        return twin;
    }

    private static void Replace(JsonObject item, JsonObject by)
    {
        foreach (var (name, value) in by)
        {
            item[name] = value?.DeepClone();
        }
    }
}
