using AngleSharp.Html.Dom;

namespace McpGateway.Tests.Harness;

/// <summary>A demo account at a browser: what the person does between a client's request and its redirect.</summary>
public sealed class Visitor(
    string login, string password, Trust? trust = null, Func<SocketsHttpHandler, HttpMessageHandler>? around = null) : IDisposable
{
    private const int MostPages = 6;

    /// <summary>What the person browses with.</summary>
    public Browser Browser { get; } = new(trust, around);

    /// <summary>What the last consent page said.</summary>
    public string ConsentText { get; private set; } = "";

    /// <summary>Signs in where asked, allows the scopes at the organizer; returns the redirect to the client.</summary>
    public async Task<Uri> AllowAsync(
        string authorizationUrl, string redirectUri, string organizer, IReadOnlyCollection<string>? scopes = null)
    {
        var page = await Browser.OpenAsync(authorizationUrl, redirectUri);
        for (var pages = 0; pages < MostPages && page.Document is not null; pages++)
        {
            page = page.Find<IHtmlInputElement>("input[type=password]") is not null
                ? await SignInAsync(page, redirectUri)
                : await ConsentAsync(page, redirectUri, organizer, scopes);
        }

        Assert.True(page.Document is null, $"The pages did not lead back to the client: {page}");
        return page.Url;
    }

    /// <summary>Opens a page of the gateway, signing in when it asks for that; stops before an address that starts
    /// with <paramref name="until"/>.</summary>
    public async Task<Page> OpenAsync(string url, string? until = null)
    {
        var page = await Browser.OpenAsync(url, until);
        var asked = page.Find<IHtmlInputElement>("input[type=password]") is not null;
        return asked ? await SignInAsync(page, until) : page;
    }

    /// <summary>Revokes the connection of the client on the page of connected assistants; returns its id.</summary>
    public async Task<string> RevokeAsync(string gatewayUrl, string clientName)
    {
        var page = await OpenAsync($"{gatewayUrl}/connections");
        var row = page.Document!.QuerySelectorAll("[data-connection]")
            .FirstOrDefault(row => row.TextContent.Contains(clientName, StringComparison.Ordinal));
        var connection = row?.GetAttribute("data-connection");
        Assert.True(connection is not null, $"No connection of {clientName}: {page}");
        await Browser.PressAsync(page, page.Get<IHtmlElement>($"[name=revoke][value='{connection}']"));
        return connection;
    }

    public void Dispose() => Browser.Dispose();

    private Task<Page> SignInAsync(Page page, string? until)
    {
        page.Get<IHtmlInputElement>("input[autocomplete=username]").Value = login;
        var secret = page.Get<IHtmlInputElement>("input[type=password]");
        secret.Value = password;
        var button = secret.Form!.QuerySelector("button, input[type=submit]") as IHtmlElement;
        return Browser.PressAsync(page, button!, until);
    }

    private Task<Page> ConsentAsync(Page page, string until, string organizer, IReadOnlyCollection<string>? scopes)
    {
        var allow = page.Get<IHtmlElement>("[name=decision][value=allow]");
        ConsentText = page.Text;
        Tick(page, "input[type=checkbox][name=scope]", value => scopes is null || scopes.Contains(value));
        Tick(page, "input[type=radio][name=organizer]", value => value == organizer);
        return Browser.PressAsync(page, allow, until);
    }

    private static void Tick(Page page, string selector, Func<string, bool> wanted)
    {
        foreach (var box in page.Document!.QuerySelectorAll(selector).OfType<IHtmlInputElement>())
        {
            box.IsChecked = wanted(box.Value);
        }
    }
}
