using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using McpGateway.Tests.Harness;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Tests.Web.OpenApi;

/// <summary>The description of the management API is that of the API: every route, method, parameter and answer.</summary>
public sealed class OpenApiDocumentTests : IAsyncLifetime
{
    private InProcessGateway _gateway = null!;
    private JsonElement _document;

    public async ValueTask InitializeAsync()
    {
        _gateway = await InProcessGateway.StartAsync(AuditLog.Settings);
        // Without any credential.
        var answer = await _gateway.Wire.GetAsync("/openapi/v1.json");
        Assert.Equal((HttpStatusCode.OK, "application/json; charset=utf-8"), (answer.Status, answer.Header("Content-Type")));
        _document = answer.Json();
    }

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public void EveryRouteAndMethod_IsDescribed_AndNoOther()
    {
        var mapped = _gateway.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
                .Select(method => $"{method} {endpoint.RoutePattern.RawText}"));

        Assert.Equal(mapped.Order(), Operations().Select(one => $"{one.Method} {one.Path}").Order());
    }

    [Fact]
    public void EveryReference_LeadsSomewhere_AndEveryOperationSaysWhatItIs()
    {
        var references = Regex.Matches(_document.GetRawText(), """
            "\$ref":"([^"]+)"
            """).Select(match => JsonElement.Parse($$"""{"$ref":"{{match.Groups[1].Value}}"}""")).ToList();
        Assert.True(references.Count > 40);
        Assert.All(references, reference => new JsonSchema(_document).Resolve(reference));
        Assert.All(Operations(), one =>
        {
            Assert.NotEmpty(one.Operation.GetProperty("summary").GetString()!);
            Assert.Subset(one.Operation.GetProperty("responses").EnumerateObject().Select(response => response.Name).ToHashSet(),
                new HashSet<string> { "400", "401", "403", "429", "503" });
        });
        Assert.Equal(Operations().Count, Operations().Select(one => one.Operation.GetProperty("operationId").GetString()).Distinct().Count());
        Assert.Equal(_gateway.Url, _document.GetProperty("servers")[0].GetProperty("url").GetString());
    }

    [Fact]
    public void TheParametersOfPaths_AreDescribed() => Assert.All(Operations(), one => Assert.Equal(
        Regex.Matches(one.Path, @"\{(\w+)\}").Select(match => match.Groups[1].Value),
        Parameters(one.Operation, "path")));

    /// <summary>An address that takes parameters says which, when it is sent another one.</summary>
    [Fact]
    public async Task TheParametersOfQueries_AreThoseThatAreTaken()
    {
        var asked = Operations().Where(one => Parameters(one.Operation, "query").Any()).ToList();

        Assert.Equal(7, asked.Count);
        foreach (var (path, method, operation) in asked)
        {
            var answer = await SendAsync(method, $"{path.Replace("{id}", "one", StringComparison.Ordinal)}?nonsense=1", null);

            Assert.Equal(KnownIn(answer, "nonsense").Order(), Parameters(operation, "query").Order());
            new JsonSchema(_document).AssertHolds(SchemaOf("Mistakes"), answer.Json());
        }
    }

    [Fact]
    public async Task TheMembersOfBodies_AreThoseThatAreTaken()
    {
        var sent = Operations().Where(one => one.Operation.TryGetProperty("requestBody", out _)).ToList();

        Assert.Equal(5, sent.Count);
        foreach (var (path, method, operation) in sent)
        {
            var answer = await SendAsync(method, path.Replace("{id}", "org_alpine", StringComparison.Ordinal), """{"nonsense":1}""");

            var schema = new JsonSchema(_document).Resolve(operation.GetProperty("requestBody").GetProperty("content")
                .GetProperty("application/json").GetProperty("schema"));
            Assert.Equal(KnownIn(answer, "body").Order(), schema.GetProperty("properties").EnumerateObject().Select(member => member.Name).Order());
        }
    }

    [Fact]
    public async Task TheAnswers_AreAsDescribed()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);
        await client.CallAsync((await client.ConnectAsync(olivia)).Text("access_token"));
        var thrown = await CheckAsync("POST", "/api/v1/switches", "/api/v1/switches",
            """{"kind":"tool","target":"refund_order","reason":"test"}""", 201);
        await CheckAsync("POST", "/api/v1/switches", "/api/v1/switches", "{}", 400);
        await CheckAsync("GET", "/api/v1/switches", "/api/v1/switches");
        var id = thrown.GetProperty("switch").GetProperty("id").GetString();
        await CheckAsync("DELETE", "/api/v1/switches/{id}", $"/api/v1/switches/{id}");
        await CheckAsync("DELETE", "/api/v1/switches/{id}", $"/api/v1/switches/{id}", status: 404);
        const string restrictions = "/api/v1/organizers/{id}/restrictions";
        await CheckAsync("GET", restrictions, "/api/v1/organizers/org_alpine/restrictions");
        await CheckAsync("PUT", restrictions, "/api/v1/organizers/org_alpine/restrictions", """{"effects":["read"],"providers":["Anthropic"]}""");
        await CheckAsync("GET", restrictions, "/api/v1/organizers/org_alpine/restrictions");
        const string hold = "/api/v1/audit/holds/{id}";
        await CheckAsync("PUT", hold, "/api/v1/audit/holds/case-1", """{"organizer":"org_alpine","from":"2027-01-01","to":"2027-01-31"}""");
        await CheckAsync("GET", "/api/v1/audit/holds", "/api/v1/audit/holds");
        await CheckAsync("DELETE", hold, "/api/v1/audit/holds/case-1");
        await CheckAsync("DELETE", hold, "/api/v1/audit/holds/case-1", status: 404);
        await CheckAsync("GET", "/api/v1/connections", "/api/v1/connections?organizer=org_alpine");
        await CheckAsync("DELETE", "/api/v1/connections/{id}", "/api/v1/connections/none", status: 404);
        await CheckAsync("POST", "/api/v1/roles/changed", "/api/v1/roles/changed", """{"organizer":"org_alpine"}""");
        await CheckAsync("GET", "/api/v1/incidents", "/api/v1/incidents?from=2027-01-01&organizer=org_alpine");
        await CheckAsync("POST", "/api/v1/incidents", "/api/v1/incidents", """{"from":"2027-01-01","organizer":"org_alpine","reason":"test"}""");
        await CheckAsync("GET", "/api/v1/audit/events", "/api/v1/audit/events?limit=3");
        await CheckAsync("GET", "/api/v1/audit/events", "/api/v1/audit/events");
        await CheckAsync("GET", "/api/v1/audit/series", "/api/v1/audit/series?interval=hour");
        await CheckAsync("GET", "/api/v1/audit/counts", "/api/v1/audit/counts?by=tool");
        await CheckAsync("GET", "/api/v1/clients/{id}/timeline", $"/api/v1/clients/{client.Id}/timeline");
        await CheckAsync("GET", "/api/v1/clients/{id}/timeline", "/api/v1/clients/never-seen/timeline");
    }

    /// <summary>Sends a request; holds the answer against what the document says of its status.</summary>
    private async Task<JsonElement> CheckAsync(string method, string path, string address, string? body = null, int status = 200)
    {
        var answer = await SendAsync(method, address, body);
        Assert.True((int)answer.Status == status, $"{method} {address}: {(int)answer.Status} {answer.Body}");
        var schemas = new JsonSchema(_document);
        var (_, _, operation) = Assert.Single(Operations(), one => one.Path == path && one.Method == method);
        var response = schemas.Resolve(operation.GetProperty("responses").GetProperty($"{status}"));
        var type = answer.Header("Content-Type").Split(';')[0];
        schemas.AssertHolds(response.GetProperty("content").GetProperty(type).GetProperty("schema"), answer.Json());
        return answer.Json();
    }

    private Task<WireAnswer> SendAsync(string method, string address, string? body) => _gateway.Wire.SendAsync(
        new(method), address, body is null ? null : Encoding.UTF8.GetBytes(body), "application/json", AuditLog.Authorization);

    private JsonElement SchemaOf(string name) => _document.GetProperty("components").GetProperty("schemas").GetProperty(name);

    private static string[] KnownIn(WireAnswer answer, string mistake) =>
        answer.Json().GetProperty("errors").GetProperty(mistake)[0].GetString()!.TrimEnd('.').Split("known are ")[1].Split(", ");

    private IEnumerable<string> Parameters(JsonElement operation, string place) =>
        (operation.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : [])
            .Select(new JsonSchema(_document).Resolve)
            .Where(parameter => parameter.GetProperty("in").GetString() == place)
            .Select(parameter => parameter.GetProperty("name").GetString()!);

    private List<(string Path, string Method, JsonElement Operation)> Operations() =>
    [
        .. _document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()
            .Select(operation => (path.Name, operation.Name.ToUpperInvariant(), operation.Value))),
    ];
}
