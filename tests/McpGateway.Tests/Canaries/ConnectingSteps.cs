using System.Net;
using System.Text.Json.Nodes;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Canaries;

/// <summary>From the registration to the tokens: once as it must be, and in the ways in which it is refused.</summary>
internal sealed class ConnectingSteps(Wire wire, Cage cage)
{
    private const string Json = "application/json";
    private const string Scopes =
        "configuration:read configuration:write bookings:read bookings:write sales:read refunds:write promotions:read "
        + "promotions:write operations:read operations:write customers:read minors:read";

    public async Task<OAuthClient> RegisterAsync()
    {
        var metadata = Metadata();
        await wire.PostAsync("/register", metadata.ToJsonString()[..^3] + cage.Mint("malformed metadata"), Json);
        await wire.PostAsync("/register", Metadata(["ftp://" + cage.Mint("a redirect's host") + ".example/"]).ToJsonString(), Json);
        await wire.PostAsync("/register", new JsonObject { ["client_name"] = 1, ["redirect_uris"] = cage.Mint("no list") }.ToJsonString(), Json);
        var client = await OAuthClient.RegisterAsync(wire, "client_secret_post", metadata: metadata);
        (string, string) token = ("Authorization", $"Bearer {client.Registration.GetProperty("registration_access_token").GetString()}");
        await wire.GetAsync($"/register/{client.Id}", token);
        await wire.GetAsync($"/register/{cage.Mint("an unknown client in a path")}", token);
        await wire.GetAsync($"/register/{client.Id}", ("Authorization", $"Bearer mgr_{cage.Mint("a wrong registration token")}"));
        return client;
    }

    /// <summary>Asks for what it is not given.</summary>
    public async Task BeRefusedAsync(OAuthClient client)
    {
        foreach (var name in (string[])
            ["response_type", "client_id", "redirect_uri", "scope", "code_challenge", "code_challenge_method", "resource", "request_uri", "prompt"])
        {
            var value = cage.Mint($"{name} of an authorization request");
            await wire.GetAsync(client.AuthorizePath((name, value), (cage.Mint("the name of a parameter"), cage.Mint("a parameter"))));
            await wire.PostFormAsync("/par", [("client_id", client.Id), (name, value), ("state", cage.Mint("a state that is pushed"))]);
        }

        var document = $"https://{cage.Mint("a client's host")}.example/{cage.Mint("a client's document")}";
        await wire.GetAsync(client.AuthorizePath(("client_id", document)));
        await wire.GetAsync($"/sign-in/callback?code={cage.Mint("a code of sign-in")}&state={cage.Mint("a state of sign-in")}");
        await wire.GetAsync($"/sign-in/callback?error={cage.Mint("an error")}&error_description={cage.Mint("its description")}");
        await wire.PostFormAsync("/sign-in/backchannel-logout", [("logout_token", cage.Mint("a logout token"))]);
        await wire.GetAsync($"/consent?request={cage.Mint("a consent request")}");
        await wire.PostFormAsync("/consent", [("request", cage.Mint("an answered request")), ("scope", cage.Mint("a ticked scope"))]);
        foreach (var name in (string[])["grant_type", "code", "redirect_uri", "code_verifier", "resource"])
        {
            await client.RedeemAsync(cage.Mint("a code"), (name, cage.Mint($"{name} of a token request")));
        }

        await client.RefreshAsync(cage.Mint("a refresh token"), ("scope", cage.Mint("a scope of a refresh")));
        await client.RefreshAsync("mgr_" + cage.Mint("a handle"), ("client_secret", cage.Mint("a client's secret")));
        await client.RevokeAsync(cage.Mint("a token to revoke"), ("token_type_hint", cage.Mint("a hint")));
        await wire.PostFormAsync("/token", [("grant_type", "refresh_token")], Wire.Basic(cage.Mint("a basic id"), cage.Mint("a basic secret")));
        await wire.PostAsync("/token", cage.Mint("a body that is no form"), "text/plain");
    }

    public async Task<WireAnswer> ConnectAsync(OAuthClient client, Visitor visitor)
    {
        client.State = cage.Mint("the state");
        var answer = await client.ConnectAsync(visitor, ("scope", Scopes), ("login_hint", cage.MintAddress("the login hint")),
            (cage.Mint("the name of a further parameter"), cage.Mint("a further parameter")));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer;
    }

    private JsonObject Metadata(string[]? redirects = null)
    {
        string Link(string what) => $"https://{cage.Mint($"the host of {what}")}.example/{cage.Mint($"the path of {what}")}";
        return new()
        {
            ["client_name"] = $"Zoë's \"{cage.Mint("the client's name")}\"",
            ["client_uri"] = Link("client_uri"),
            ["logo_uri"] = Link("logo_uri"),
            ["tos_uri"] = Link("tos_uri"),
            ["policy_uri"] = Link("policy_uri"),
            ["contacts"] = new JsonArray(cage.MintAddress("a contact")),
            ["software_id"] = cage.Mint("software_id"),
            ["software_version"] = cage.Mint("software_version"),
            ["redirect_uris"] = new JsonArray([.. (redirects ?? [OAuthClient.Https]).Select(uri => JsonValue.Create(uri))]),
            [cage.Mint("the name of unknown metadata")] = cage.Mint("unknown metadata"),
        };
    }
}
