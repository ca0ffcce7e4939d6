using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.OAuth.Clients;

/// <summary>Dynamic client registration (RFC 7591, cases K): what is accepted, and what never gets in.</summary>
[Collection(RunningSample.Name)]
public sealed class RegistrationTests(GatewayFixture gateway)
{
    private const string Good = "\"redirect_uris\":[\"https://client.example/cb\"]";

    /// <summary>K01, AS34, AS35.</summary>
    [Fact]
    public async Task APublicClient_GetsAnIdAndNoSecret()
    {
        var answer = await RegisterAsync("""
            {"redirect_uris":["http://127.0.0.1/cb"],"token_endpoint_auth_method":"none","client_name":"T",
             "grant_types":["authorization_code","refresh_token"],"response_types":["code"]}
            """);

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Contains("no-store", answer.Header("Cache-Control"), StringComparison.Ordinal);
        var client = answer.Json();
        Assert.Equal(22, client.GetProperty("client_id").GetString()!.Length);
        Assert.True(client.GetProperty("client_id_issued_at").TryGetInt64(out _));
        Assert.Equal("T", client.GetProperty("client_name").GetString());
        Assert.Equal("none", client.GetProperty("token_endpoint_auth_method").GetString());
        Assert.Equal("http://127.0.0.1/cb", client.GetProperty("redirect_uris")[0].GetString());
        Assert.Equal("code", client.GetProperty("response_types")[0].GetString());
        Assert.Equal(2, client.GetProperty("grant_types").GetArrayLength());
        Assert.False(client.TryGetProperty("client_secret", out _));
        Assert.DoesNotContain("null", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("client_secret_basic")]
    [InlineData("client_secret_post")]
    public async Task AConfidentialClient_GetsASecretThatDoesNotExpire(string method)
    {
        var client = (await RegisterAsync($$"""{{{Good}},"token_endpoint_auth_method":"{{method}}"}""")).Json();

        Assert.StartsWith("mgs_", client.GetProperty("client_secret").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, client.GetProperty("client_secret_expires_at").GetInt32());
    }

    /// <summary>K04–K19, K24, K27–K30: the table of the redirect rule itself is tested beside it.</summary>
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"redirect_uris":[]}""")]
    [InlineData("""{"redirect_uris":null}""")]
    [InlineData("""{"redirect_uris":"https://client.example/cb"}""")]
    [InlineData("""{"redirect_uris":[1]}""")]
    [InlineData("""{"redirect_uris":[null]}""")]
    [InlineData("""{"redirect_uris":[["x"]]}""")]
    [InlineData("""{"redirect_uris":[{}]}""")]
    [InlineData("""{"redirect_uris":["https://client.example/cb","javascript:alert(1)"]}""")]
    [InlineData("""{"redirect_uris":["http://client.example/cb"]}""")]
    [InlineData("""{"redirect_uris":["https://client.example/cb\u0000"]}""")]
    [InlineData("""{"redirect_uris":["java\tscript:alert(1)"]}""")]
    [InlineData("""{"redirect_uris":["https://*.client.example/cb"]}""")]
    [InlineData("""{"redirect_uris":["https://user:pw@client.example/cb"]}""")]
    public async Task ABadRedirect_IsRefused(string metadata) =>
        (await RegisterAsync(metadata)).AssertRefused("invalid_redirect_uri");

    /// <summary>K37–K54: each names what is wrong.</summary>
    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{" + Good + ",\"redirect_uris\":[\"https://evil.example/cb\"]}")]
    [InlineData("{" + Good + ",\"response_types\":[\"token\"]}")]
    [InlineData("{" + Good + ",\"grant_types\":[\"password\"]}")]
    [InlineData("{" + Good + ",\"grant_types\":[\"client_credentials\"]}")]
    [InlineData("{" + Good + ",\"grant_types\":\"authorization_code\"}")]
    [InlineData("{" + Good + ",\"token_endpoint_auth_method\":\"bogus\"}")]
    [InlineData("{" + Good + ",\"token_endpoint_auth_method\":\"client_secret_jwt\"}")]
    [InlineData("{" + Good + ",\"token_endpoint_auth_method\":1}")]
    [InlineData("{" + Good + ",\"client_name\":{}}")]
    [InlineData("{" + Good + ",\"client_name\":\"a\\u202eb\"}")]
    [InlineData("{" + Good + ",\"client_name\":\"a\\u2066b\"}")]
    [InlineData("{" + Good + ",\"client_name\":\"a\\u2028b\"}")]
    [InlineData("{" + Good + ",\"client_name\":\"a\\u0000b\"}")]
    [InlineData("{" + Good + ",\"client_name\":\"Cla\\u200bude\"}")]
    [InlineData("{" + Good + ",\"client_name\":\"Cla\\u00adude\"}")]
    [InlineData("{" + Good + ",\"client_name\":\"\\ufeffClaude\"}")]
    [InlineData("{" + Good + ",\"client_name\":\"\\ud800\"}")]
    [InlineData("{" + Good + ",\"\\ud800\":1,\"\\ud801\":2}")]
    [InlineData("{" + Good + ",\"jwks\":{},\"jwks_uri\":\"https://client.example/jwks\"}")]
    public async Task BadMetadata_IsRefused(string metadata) =>
        (await RegisterAsync(metadata)).AssertRefused("invalid_client_metadata");

    /// <summary>K45: RFC 7591 §3.2.2.</summary>
    [Fact]
    public async Task ASoftwareStatement_IsRefused() =>
        (await RegisterAsync($$"""{{{Good}},"software_statement":"e30.e30."}"""))
            .AssertRefused("invalid_software_statement");

    /// <summary>K48, K53: neither depth nor broken text is a failure of ours.</summary>
    [Fact]
    public async Task BytesThatAreNoJson_AreRefused()
    {
        byte[][] bodies =
        [
            [.. "{\"client_name\":\""u8, 0xff, .. "\","u8, .. Encoding.UTF8.GetBytes(Good), .. "}"u8],
            [.. "{\""u8, 0xff, .. "\":1}"u8], Encoding.Unicode.GetBytes("{}"),
            Encoding.UTF8.GetBytes(new string('[', 20_000)),
            Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 10_000))),
        ];

        foreach (var body in bodies)
        {
            var answer = await gateway.Wire.SendAsync(HttpMethod.Post, "/register", body, "application/json");
            answer.AssertRefused("invalid_client_metadata", "invalid_redirect_uri");
        }
    }

    /// <summary>K53.</summary>
    [Fact]
    public async Task LargeMetadata_IsRefused()
    {
        var uris =
            new JsonArray([.. Enumerable.Range(0, 1000).Select(i => JsonValue.Create($"https://client.example/{i}"))]);
        var many = await RegisterAsync(new JsonObject { ["redirect_uris"] = uris }.ToJsonString());
        var large = await RegisterAsync($$"""{{{Good}},"foo":"{{new string('x', 200_000)}}"}""");
        var name = await RegisterAsync($$"""{{{Good}},"client_name":"{{new string('x', 5000)}}"}""");

        many.AssertRefused("invalid_redirect_uri");
        large.AssertRefused(HttpStatusCode.RequestEntityTooLarge, "invalid_client_metadata");
        name.AssertRefused("invalid_client_metadata");
    }

    /// <summary>K31–K34, K42–K44, AS36: ignored, so absent; nothing is ever fetched.</summary>
    [Fact]
    public async Task WhatMeansNothingHere_IsIgnoredAndNotRegistered()
    {
        string[] kept =
        [
            "client_id", "client_id_issued_at", "client_name", "redirect_uris", "grant_types", "response_types",
            "token_endpoint_auth_method", "registration_client_uri", "registration_access_token",
        ];

        var answer = await RegisterAsync($$"""
            {{{Good}},"client_id":"victim","client_secret":"chosen","registration_access_token":"chosen","id":"victim",
             "client_id_issued_at":1,"trusted":true,"skip_consent":true,"first_party":true,"tenant":"x","scope":"admin",
             "logo_uri":"javascript:alert(1)","client_uri":"data:text/html,x","jwks_uri":"http://169.254.169.254/",
             "secret_hash":"AA==","registered_at":"2020-01-01T00:00:00Z","application_type":"web","foo":{"bar":[1]} }
            """);

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal(kept.Order(), answer.Json().EnumerateObject().Select(member => member.Name).Order());
        Assert.NotEqual("victim", answer.Text("client_id"));
        Assert.True(answer.Json().GetProperty("client_id_issued_at").GetInt64() > 1);
    }

    [Theory]
    [InlineData("""["authorization_code","urn:ietf:params:oauth:grant-type:device_code"]""", "authorization_code")]
    [InlineData("""["refresh_token","authorization_code"]""", "authorization_code refresh_token")]
    [InlineData("null", "authorization_code refresh_token")]
    public async Task GrantsOfOtherServers_AreLeftOut(string asked, string registered)
    {
        var client = (await RegisterAsync($$"""{{{Good}},"grant_types":{{asked}}}""")).Json();

        Assert.Equal(registered, string.Join(' ',
            client.GetProperty("grant_types").EnumerateArray().Select(grant => grant.GetString())));
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"  \"")]
    [InlineData("null")]
    [InlineData("\"\\u200d\"")]
    public async Task AClientWithoutAName_IsCalledUnnamed(string name) =>
        Assert.Equal("Unnamed assistant",
            (await RegisterAsync($$"""{{{Good}},"client_name":{{name}}}""")).Text("client_name"));

    /// <summary>K52.</summary>
    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/plain")]
    [InlineData("application/json;;")]
    public async Task AnotherContentType_IsRefused(string contentType) =>
        (await gateway.Wire.PostAsync("/register", $"{{{Good}}}", contentType))
            .AssertRefused("invalid_client_metadata");

    /// <summary>K57.</summary>
    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task OnlyPostRegisters(string method) => Assert.Equal(HttpStatusCode.MethodNotAllowed,
        (await gateway.Wire.SendAsync(new(method), "/register", body: null, contentType: null)).Status);

    /// <summary>L28, AS31.</summary>
    [Fact]
    public async Task IdsAreRandomAndNoAddresses()
    {
        var ids = new HashSet<string>();
        for (var i = 0; i < 20; i++)
        {
            ids.Add((await RegisterAsync($"{{{Good}}}")).Text("client_id"));
        }

        Assert.Equal(20, ids.Count);
        Assert.All(ids, id => Assert.Matches("^[A-Za-z0-9_-]{22}$", id));
    }

    private Task<WireAnswer> RegisterAsync(string metadata) =>
        gateway.Wire.PostAsync("/register", metadata, "application/json");
}
