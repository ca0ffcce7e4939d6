using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace McpGateway.Tests.Sample.BackOffice;

/// <summary>A back office without faults for every test: a fresh one, or the one that its class shares.</summary>
public abstract class BackOfficeTests(SharedBackOffice? shared = null) : IAsyncLifetime
{
    protected const string Olivia = "olivia@alpine.example";

    protected const string Alpine = "/v1/organizers/org_alpine";

    protected const string Lakeside = "/v1/organizers/org_lakeside";

    protected RunningBackOffice BackOffice { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        BackOffice = shared?.Running ?? await RunningBackOffice.StartAsync();
        await BackOffice.ClearFaultsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (shared is null)
        {
            await BackOffice.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    protected static Task<string> TextOf(HttpResponseMessage answer) =>
        answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    /// <summary>Sends a request and tells its status and its JSON body, if it has one.</summary>
    protected async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(
        string? token, HttpMethod method, string path, object? body = null, string? idempotencyKey = null)
    {
        using var response = await BackOffice.SendAsync(token, method, path, body, idempotencyKey);
        var json = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        return (response.StatusCode, json ? await response.Content.ReadFromJsonAsync<JsonElement>() : default);
    }
}
