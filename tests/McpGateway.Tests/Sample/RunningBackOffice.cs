using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using McpGateway.Sample.BackOffice;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Tests.Sample;

/// <summary>The sample back office on a free port, over real HTTP.</summary>
public sealed class RunningBackOffice : IAsyncDisposable
{
    public const string ClientId = "mcpgateway";

    public const string ClientSecret = "a-secret-for-tests";

    private RunningBackOffice(BackOfficeSetup setup)
    {
        Setup = setup;
        Application = BackOfficeApplication.Build(setup);
    }

    public WebApplication Application { get; }

    /// <summary>Its redirect URIs may be added to while it runs.</summary>
    public BackOfficeSetup Setup { get; }

    /// <summary>Its origin, which is also its issuer.</summary>
    public string Url => Application.Services.GetRequiredService<BackOfficeAddress>().Url;

    /// <summary>Follows no redirects and keeps no cookies.</summary>
    public HttpClient Http { get; private set; } = null!;

    public static async Task<RunningBackOffice> StartAsync(BackOfficeSetup? setup = null)
    {
        var running = new RunningBackOffice(setup ?? new()
        {
            ClientSecret = ClientSecret,
            RedirectUris = [SignInBrowser.RedirectUri],
            SignedOutUris = ["http://localhost/signed-out"],
        });
        await running.Application.StartAsync();
        running.Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new(running.Url),
        };
        return running;
    }

    /// <summary>An access token of the back office, as the gateway would get it.</summary>
    public async Task<string> SignInAsync(string login)
    {
        using var browser = new SignInBrowser(this);
        var tokens = await browser.RedeemAsync(await browser.SignInAsync(login));
        return tokens.GetProperty("access_token").GetString()!;
    }

    public async Task<HttpResponseMessage> SendAsync(
        string? token, HttpMethod method, string path, object? body = null, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        request.Content = body is null ? null : JsonContent.Create(body);
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        return await Http.SendAsync(request);
    }

    public async Task<JsonElement> GetAsync(string token, string path)
    {
        using var response = await SendAsync(token, HttpMethod.Get, path);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {(int)response.StatusCode} {text}");
        return JsonElement.Parse(text);
    }

    public async Task PlanFaultAsync(string path, string fault, int? times = null)
    {
        using var response = await SendAsync(null, HttpMethod.Post, "/_sample/faults", new { path, fault, times });
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    public async Task ClearFaultsAsync()
    {
        using var response = await SendAsync(null, HttpMethod.Delete, "/_sample/faults");
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    public async Task SetRolesAsync(string login, string organizer, params string[] roles)
    {
        using var response = await SendAsync(
            null, HttpMethod.Put, $"/_sample/users/{login}/roles", new { organizer, roles });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>As above, and the gateway has taken notice once this returns.</summary>
    public async Task ChangeRolesAsync(string login, string organizer, params string[] roles)
    {
        using var response = await SendAsync(
            null, HttpMethod.Put, $"/_sample/users/{login}/roles", new { organizer, roles, notify = true });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Application.DisposeAsync();
    }
}
