using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace McpGateway.Sample.BackOffice.Assistants;

/// <summary>The two requests by which a back office lists a user's connected assistants and ends one.</summary>
internal sealed class ConnectedAssistants(BackOfficeSetup setup) : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    // Lazily: the address may be told later.
    private readonly HttpClient http = LoopbackHttp.Create(Enumerable.Repeat(setup, 1).Select(one => one.GatewayUrl!));

    /// <exception cref="HttpRequestException">The gateway gave no list.</exception>
    public async Task<IReadOnlyList<ConnectedAssistant>> ListAsync(string userId, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"?user={Uri.EscapeDataString(userId)}&limit=200", cancellationToken);
        var list = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Page>(Json, cancellationToken);
        return list!.Connections;
    }

    /// <summary>The address names the user too, so that nobody ends another's by changing an id in the form.</summary>
    /// <exception cref="HttpRequestException">The gateway did neither.</exception>
    public async Task RevokeAsync(string userId, string connectionId, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(HttpMethod.Delete,
            $"/{Uri.EscapeDataString(connectionId)}?user={Uri.EscapeDataString(userId)}", cancellationToken);
        // One that has ended already is what was wanted.
        if (answer.StatusCode != HttpStatusCode.NotFound)
        {
            answer.EnsureSuccessStatusCode();
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string rest, CancellationToken cancellationToken)
    {
        var gateway = setup.GatewayUrl ?? throw new HttpRequestException("The back office knows no gateway.");
        using var request = new HttpRequestMessage(method, $"{gateway}/api/v1/connections{rest}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", setup.OperatorCredential);
        return await http.SendAsync(request, cancellationToken);
    }

    private sealed record Page(IReadOnlyList<ConnectedAssistant> Connections);
}

/// <summary>What the page shows of a connection.</summary>
internal sealed record ConnectedAssistant(
    string Id, string ClientName, string Provider, string OrganizerName, DateTimeOffset CreatedAt, DateTimeOffset? LastUsed);
