using System.Text.Json.Nodes;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Canaries;

/// <summary>The management API, asked with what it does not know.</summary>
internal sealed class ManagingSteps(Wire wire, Cage cage, string credential)
{
    private const string Json = "application/json";

    public async Task PlayAsync()
    {
        foreach (var path in (string[])
            ["audit/events", "audit/series", "audit/counts", "audit/export", "incidents", "connections", "switches", "audit/holds"])
        {
            foreach (var name in (string[])
                ["from", "user", "organizer", "connection", "client", "provider", "tool", "code", "request", "format", "by", "page", "before"])
            {
                await wire.GetAsync($"/api/v1/{path}?{name}={cage.Mint($"{name} asked of {path}")}", Operator);
            }

            await wire.GetAsync($"/api/v1/{path}?{cage.Mint($"the name of a parameter of {path}")}=1", Operator);
            await wire.GetAsync($"/api/v1/{path}", ("Authorization", $"Bearer {cage.Mint("an operator's credential")}"));
        }

        await wire.GetAsync($"/api/v1/clients/{cage.Mint("a client of a timeline")}/timeline", Operator);
        await wire.GetAsync($"/api/v1/{cage.Mint("a path of the API")}", Operator);
        foreach (var (method, path) in new (HttpMethod, string)[]
        {
            (HttpMethod.Post, "switches"), (HttpMethod.Post, "incidents"), (HttpMethod.Post, "roles/changed"),
            (HttpMethod.Put, "organizers/org_alpine/restrictions"), (HttpMethod.Put, $"audit/holds/{cage.Mint("a hold's name")}!"),
            (HttpMethod.Delete, $"switches/{cage.Mint("a switch to lift")}"), (HttpMethod.Delete, $"connections/{cage.Mint("a connection to end")}"),
        })
        {
            await SendAsync(method, path, Wrong(path).ToJsonString());
            await SendAsync(method, path, $"{{\"{cage.Mint($"malformed JSON for {path}")}");
        }

        await wire.PostFormAsync("/introspect", [("token", cage.Mint("a token to look into"))], Operator);
    }

    private (string, string) Operator => ("Authorization", $"Bearer {credential}");

    private JsonObject Wrong(string path)
    {
        var wrong = new JsonObject { [cage.Mint($"the name of a member for {path}")] = 1 };
        foreach (var name in (string[])["kind", "target", "reason", "expires_at", "organizer", "from", "to", "user", "providers", "effects"])
        {
            wrong[name] = cage.Mint($"{name} for {path}");
        }

        return wrong;
    }

    private Task<WireAnswer> SendAsync(HttpMethod method, string path, string body) =>
        wire.SendAsync(method, $"/api/v1/{path}", System.Text.Encoding.UTF8.GetBytes(body), Json, Operator);
}
