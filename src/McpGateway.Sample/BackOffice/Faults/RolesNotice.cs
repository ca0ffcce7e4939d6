using System.Net.Http.Headers;
using McpGateway.Sample.BackOffice.Api;

namespace McpGateway.Sample.BackOffice.Faults;

/// <summary>Tells the gateway that somebody's roles changed.</summary>
internal sealed class RolesNotice(BackOfficeSetup setup) : IDisposable
{
    private readonly HttpClient http = LoopbackHttp.Create(setup.RolesChangedUris);

    public async Task SendAsync(string userId, string organizerId, CancellationToken cancellationToken)
    {
        foreach (var uri in setup.RolesChangedUris)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, uri)
            {
                Content = JsonContent.Create(new { user = userId, organizer = organizerId }),
            };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", setup.OperatorCredential);
            using var answer = await http.SendAsync(request, cancellationToken);
            if (!answer.IsSuccessStatusCode)
            {
                throw new Refusal(StatusCodes.Status502BadGateway,
                    $"The roles are changed; the gateway answered the notice with {(int)answer.StatusCode}.");
            }
        }
    }

    public void Dispose() => http.Dispose();
}
