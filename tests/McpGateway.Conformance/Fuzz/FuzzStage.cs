using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using McpGateway.Conformance.Deployments;
using McpGateway.Conformance.Transport;
using McpGateway.Tests.Harness;

namespace McpGateway.Conformance.Fuzz;

/// <summary>A person who is signed in, clients, tokens and a question that waits: what valid requests are made of.</summary>
internal sealed class FuzzStage
{
    private const string FormType = "application/x-www-form-urlencoded";

    private static readonly Field Browser = new("Accept", "text/html");

    private readonly List<Func<FuzzRequest>> templates = [];

    /// <summary>Addresses that a redirect may lead to.</summary>
    public HashSet<string> Redirects { get; } = [];

    /// <summary>Signs in, registers and connects.</summary>
    public static async Task<FuzzStage> SetAsync(Deployment gateway)
    {
        var stage = new FuzzStage();
        using var visitor = gateway.Visit();
        var metadata = new JsonObject
        {
            ["redirect_uris"] = new JsonArray(OAuthClient.Https, OAuthClient.Loopback, "https://client.example/cb?tenant=1"),
        };
        stage.Redirects.UnionWith(metadata["redirect_uris"]!.AsArray().Select(uri => uri!.GetValue<string>()));
        var client = await OAuthClient.RegisterAsync(gateway.Wire, "none", OAuthClient.Https, metadata);
        var secretive = await gateway.GetClientAsync("client_secret_basic");
        var code = await client.AuthorizeAsync(visitor, gateway.Account.Organizer, ("scope", null));
        var tokens = await client.RedeemAsync(code["code"]);
        var unused = await client.AuthorizeAsync(visitor, gateway.Account.Organizer, ("scope", null));

        var question = await visitor.OpenAsync(client.AuthorizeUrl(("scope", null)));
        var handle = question.Get<IHtmlInputElement>("[name=request]").Value;
        var connections = await visitor.OpenAsync($"{gateway.Url}/connections");
        var formToken = connections.Get<IHtmlInputElement>("[name=form_token]").Value;
        var cookie = new Field("Cookie", visitor.Browser.Cookies.GetCookieHeader(new(gateway.Url)));
        var signIns = await BeginSignInsAsync(gateway, client);
        stage.Redirects.Add(signIns[0].Url.GetLeftPart(UriPartial.Path));

        stage.AddAuthorization(client, cookie, handle, gateway.Account.Organizer);
        stage.AddPages(cookie, formToken);
        stage.AddSignIns(signIns);
        stage.AddTokens(client, secretive, unused["code"], tokens);
        stage.AddRegistration();
        stage.AddMetadata();
        stage.AddMessages(tokens.Text("access_token"));
        stage.AddPushedRequests(await gateway.GetMetadataAsync(), client);
        stage.AddManagement(await OAuthClient.RegisterAsync(gateway.Wire));
        stage.AddOperators(gateway, client, tokens);
        return stage;
    }

    /// <summary>A valid request of some endpoint.</summary>
    public FuzzRequest Pick(Random random) => Mutations.Pick(templates, random)();

    private void AddAuthorization(OAuthClient client, Field cookie, string handle, string organizer)
    {
        Add(3, () => new("GET", "/authorize") { Query = Parameters(client), Headers = [cookie, Browser] });
        Add(2, () => new("GET", "/authorize") { Query = Parameters(client), Headers = [Browser] });
        Add(2, () => new("POST", "/consent")
        {
            Form = [new("request", handle), new("decision", "allow"), new("organizer", organizer), new("scope", "bookings:read")],
            ContentType = FormType,
            Headers = [cookie, Browser],
        });
    }

    /// <summary>Each can be completed once.</summary>
    private static async Task<List<(Uri Url, Field Cookie)>> BeginSignInsAsync(Deployment gateway, OAuthClient client)
    {
        var begun = new List<(Uri, Field)>();
        for (var i = 0; i < 20; i++)
        {
            var answer = await gateway.Wire.GetAsync(client.AuthorizePath(("scope", null)));
            begun.Add((new(answer.Header("Location")), new("Cookie", answer.Header("Set-Cookie").Split(';')[0])));
        }

        return begun;
    }

    private void AddSignIns(List<(Uri Url, Field Cookie)> signIns)
    {
        var next = 0;
        Add(2, () =>
        {
            var (url, cookie) = signIns[Interlocked.Increment(ref next) % signIns.Count];
            var state = System.Web.HttpUtility.ParseQueryString(url.Query)["state"] ?? "";
            return new("GET", "/sign-in/callback")
            {
                Query = [new("code", "x"), new("state", state), new("iss", url.GetLeftPart(UriPartial.Authority))],
                Headers = [cookie, Browser],
            };
        });
    }

    private void AddPages(Field cookie, string formToken)
    {
        Add(1, () => new("GET", "/connections") { Headers = [cookie, Browser] });
        Add(1, () => new("POST", "/connections")
        {
            Form = [new("form_token", formToken), new("revoke", "AAAAAAAAAAAAAAAAAAAAAA")],
            ContentType = FormType,
            Headers = [cookie, Browser],
        });
    }

    private void AddTokens(OAuthClient client, OAuthClient secretive, string code, WireAnswer tokens)
    {
        Add(2, () => Posted("/token", new("grant_type", "authorization_code"), new("code", code), new("client_id", client.Id),
            new("redirect_uri", client.RedirectUri), new("code_verifier", client.Verifier), new("resource", client.Resource)));
        Add(2, () => Posted("/token", new("grant_type", "refresh_token"), new("client_id", client.Id),
            new("refresh_token", tokens.Text("refresh_token")), new("scope", tokens.Text("scope"))));
        Add(1, () => Posted("/revoke", new("token", tokens.Text("access_token")), new("token_type_hint", "access_token"),
            new("client_id", client.Id)));
        var (name, value) = Wire.Basic(secretive.Id, secretive.Secret!);
        foreach (var path in new[] { "/token", "/revoke" })
        {
            Add(1, () =>
            {
                var request = Posted(path, new("grant_type", "refresh_token"), new("refresh_token", "mgr_x"), new("token", "mgr_x"));
                request.Headers.Add(new(name, value));
                return request;
            });
        }
    }

    private void AddRegistration() => Add(3, () => new("POST", "/register")
    {
        Body = """
            {"client_name":"Fuzz","redirect_uris":["https://client.example/cb","http://127.0.0.1/cb"],"response_types":["code"],
            "grant_types":["authorization_code","refresh_token"],"token_endpoint_auth_method":"none","scope":"bookings:read",
            "application_type":"native","client_uri":"https://client.example","contacts":["x@client.example"]}
            """,
        ContentType = "application/json",
    });

    private void AddMetadata()
    {
        foreach (var path in new[]
        {
            "oauth-authorization-server", "oauth-authorization-server/mcp", "openid-configuration",
            "oauth-protected-resource", "oauth-protected-resource/mcp", "oauth-protected-resource/mcp/org_alpine",
        })
        {
            Add(path.Contains('/', StringComparison.Ordinal) ? 1 : 0, () => new("GET", $"/.well-known/{path}"));
        }
    }

    private void AddMessages(string token)
    {
        Field bearer = new("Authorization", $"Bearer {token}");
        Add(1, () => Message(bearer, """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},
            "clientInfo":{"name":"fuzz","version":"1"}}}
            """));
        Add(1, () => Message(bearer, """{"jsonrpc":"2.0","id":"a","method":"tools/list","params":{"cursor":null}}"""));
        Add(1, () => Message(bearer,
            """{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"search_bookings","arguments":{"limit":1,"q":"x"}}}"""));
        Add(1, () => Message(bearer, Rpc.ModernBody("tools/call", "\"name\":\"whoami\""),
            new("MCP-Protocol-Version", Rpc.Modern), new("Mcp-Method", "tools/call"), new("Mcp-Name", "whoami")));
    }

    private void AddPushedRequests(JsonElement metadata, OAuthClient client)
    {
        if (metadata.TryGetProperty("pushed_authorization_request_endpoint", out var pushed))
        {
            Add(2, () => Posted(new Uri(pushed.GetString()!).AbsolutePath, [.. Parameters(client)]));
            Add(1, () => new("GET", "/authorize")
            {
                Query = [new("client_id", client.Id), new("request_uri", "urn:ietf:params:oauth:request_uri:x")],
                Headers = [Browser],
            });
        }
    }

    /// <summary>Of a client of its own, because some of the changes delete it.</summary>
    private void AddManagement(OAuthClient client)
    {
        if (client.Registration.TryGetProperty("registration_client_uri", out var own))
        {
            Field bearer = new("Authorization", $"Bearer {client.Registration.GetProperty("registration_access_token").GetString()}");
            var path = new Uri(own.GetString()!).AbsolutePath;
            Add(1, () => new("GET", path) { Headers = [bearer] });
            Add(1, () => new("PUT", path)
            {
                Body = $$"""{"client_id":"{{client.Id}}","client_name":"Fuzz","redirect_uris":["https://client.example/cb"]}""",
                ContentType = "application/json",
                Headers = [bearer],
            });
        }
    }

    /// <summary>What the operator's own systems ask, with a credential where the deployment is a sample.</summary>
    private void AddOperators(Deployment gateway, OAuthClient client, WireAnswer tokens)
    {
        Field[] credential = gateway.Sample is { } sample ? [new("Authorization", $"Bearer {sample.OperatorCredential}")] : [];
        var token = tokens.Text("access_token");
        Add(1, () => new("POST", "/introspect") { Form = [new("token", token)], ContentType = FormType, Headers = [.. credential] });
        Add(1, () => new("GET", "/api/v1/audit/events")
        {
            Query = [new("from", "2026-01-01T00:00:00Z"), new("tool", "whoami"), new("outcome", "success"), new("limit", "2")],
            Headers = [.. credential],
        });
        Add(1, () => new("GET", "/admin/clients") { Query = [new("id", client.Id)], Headers = [.. credential, Browser] });
        Add(1, () => new("GET", $"/admin/clients/{client.Id}") { Headers = [.. credential, Browser] });
        Add(1, () => new("GET", $"/api/v1/clients/{client.Id}/timeline") { Headers = [.. credential] });
        Add(1, () => Posted("/sign-in/backchannel-logout", new Field("logout_token", "eyJhbGciOiJSUzI1NiJ9.e30.x")));
    }

    private static List<Field> Parameters(OAuthClient client) =>
    [
        new("response_type", "code"), new("client_id", client.Id), new("redirect_uri", client.RedirectUri), new("state", "st"),
        new("scope", "bookings:read offline_access"), new("code_challenge", OAuthClient.Challenge(client.Verifier)),
        new("code_challenge_method", "S256"), new("resource", client.Resource),
    ];

    private static FuzzRequest Posted(string path, params Field[] form) =>
        new("POST", path) { Form = [.. form], ContentType = FormType };

    private static FuzzRequest Message(Field bearer, string body, params Field[] headers) => new("POST", "/mcp")
    {
        Body = body,
        ContentType = "application/json",
        Headers = [bearer, new("Accept", "application/json, text/event-stream"), .. headers],
    };

    private void Add(int weight, Func<FuzzRequest> template) => templates.AddRange(Enumerable.Repeat(template, weight));
}
