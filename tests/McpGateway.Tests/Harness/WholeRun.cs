using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Web;

namespace McpGateway.Tests.Harness;

/// <summary>What a person, a client and the security team do in a connection's life, and its secrets.</summary>
internal sealed class WholeRun(SampleProcess sample) : IDisposable
{
    private const string Login = "olivia@alpine.example";
    private const string Password = "try-olivia";
    private const string Sought = "Quetzalcoatl Ballooning";
    private const string Mistyped = "seventy-one-ish";
    private const string ClientName = "Handwritten Assistant";
    private const string Withheld = "[withheld]";
    private const string Scopes = "bookings:read bookings:write customers:read operations:read";

    private static readonly string[] PersonalMembers = ["name", "email", "phone", "first_name", "last_name"];

    private readonly Visitor olivia = new(Login, Password);
    private readonly Connector connector = new(sample.GatewayUrl, ClientName);
    private readonly HashSet<string> personal = [];
    private string confirmation = "";

    public string AccessToken => connector.AccessToken;

    public async Task PlayAsync()
    {
        await connector.RegisterAsync();
        await connector.ConnectAsync(olivia, "org_alpine", Scopes);
        await connector.CallAsync("whoami", new { });
        var found = await connector.CallAsync("search_bookings", new { limit = 5 });
        var booking = found.GetProperty("structuredContent").GetProperty("items")[0].GetProperty("id").GetString();
        CollectPersonal(found);
        CollectPersonal(await connector.CallAsync("get_booking", new { booking_id = booking }));
        await CancelOneAsync();
        await connector.CallAsync("search_bookings", new { q = Sought });
        await connector.CallAsync("search_bookings", new { limit = Mistyped });

        await connector.RefreshAsync();
        await connector.CallAsync("whoami", new { });
        await olivia.RevokeAsync(sample.GatewayUrl, ClientName);
        using var refused = await connector.SendAsync("whoami", new { });
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        await ReadAuditAsync();
    }

    /// <summary>Every value of the run that must not be found anywhere.</summary>
    public SecretSearch Secrets()
    {
        var search = new SecretSearch();
        search.Add("the account's address", Login);
        search.Add("the account's name", "Olivia Steiner");
        search.Add("the account's password", Password);
        search.Add("the search text", Sought);
        search.Add("a mistyped argument", Mistyped);
        search.AddHandle("the client secret", connector.ClientSecret);
        search.AddHandle("the token of the registration", connector.RegistrationToken);
        search.Add("the client's state", connector.State);
        search.AddHandle("the code", connector.Code);
        search.Add("the code verifier", connector.CodeVerifier);
        search.AddHandle("the confirmation", confirmation);
        search.Add("the operator credential", sample.OperatorCredential);
        search.Add("the secret shared with the back office", sample.ReadSecret("sign-in.secret"));
        foreach (var (index, token) in connector.Tokens.Index())
        {
            search.AddHandle($"token {index}", token);
        }

        Assert.True(personal.Count >= 5, "The calls returned no customers.");
        foreach (var value in personal.Where(value => value != Withheld))
        {
            search.Add("a customer's name or address", value);
        }

        AddWhatTheBrowserSaw(search);
        return search;
    }

    public void Dispose()
    {
        olivia.Dispose();
        connector.Dispose();
    }

    /// <summary>Asks, and confirms: the first booking that can still be cancelled.</summary>
    private async Task CancelOneAsync()
    {
        var found = await connector.CallAsync("search_bookings", new { status = "confirmed", limit = 50 });
        foreach (var item in found.GetProperty("structuredContent").GetProperty("items").EnumerateArray())
        {
            var booking = item.GetProperty("id").GetString();
            var asked = await connector.CallAsync("cancel_booking", new { booking_id = booking });
            confirmation = asked.GetProperty("structuredContent").GetProperty("confirmation_needed")
                .GetProperty("confirmation").GetString()!;
            var done = await connector.CallAsync("cancel_booking", new { booking_id = booking, confirmation });
            if (!done.TryGetProperty("isError", out var failed) || !failed.GetBoolean())
            {
                return;
            }
        }

        Assert.Fail("No booking could be cancelled.");
    }

    private void AddWhatTheBrowserSaw(SecretSearch search)
    {
        foreach (var step in olivia.Browser.Steps)
        {
            foreach (var cookie in step.SetCookies.Select(cookie => cookie.Split(';')[0].Split('=', 2)))
            {
                AddLong(search, $"the cookie {cookie[0]}", cookie[1]);
            }

            var query = HttpUtility.ParseQueryString(step.Url.Query);
            AddLong(search, "a code of the back office", query["code"]);
            AddLong(search, "a state", query["state"]);
            AddLong(search, "a nonce", query["nonce"]);
            var form = HttpUtility.ParseQueryString(step.Body ?? "");
            AddLong(search, "an antiforgery token", form["form_token"]);
            AddLong(search, "a consent request", form["request"]);
        }
    }

    private static void AddLong(SecretSearch search, string what, string? value)
    {
        if (value is ['m', 'g', _, '_', .. { Length: > 100 }])
        {
            search.AddHandle(what, value);
        }
        else if (value is { Length: >= 16 })
        {
            search.Add(what, value);
        }
    }

    private void CollectPersonal(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    CollectPersonal(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    CollectPersonal(member.Value);
                    if (PersonalMembers.Contains(member.Name) && member.Value.ValueKind == JsonValueKind.String)
                    {
                        personal.Add(member.Value.GetString()!);
                    }
                }

                break;
        }
    }

    private async Task ReadAuditAsync()
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{sample.GatewayUrl}/api/v1/audit/events");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", sample.OperatorCredential);
        using var response = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
