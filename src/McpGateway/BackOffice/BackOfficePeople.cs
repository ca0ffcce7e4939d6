using System.Text.Json;

namespace McpGateway.BackOffice;

/// <summary>Reads a person's memberships and roles from the provider's userinfo endpoint (OpenID Connect Core
/// §5.3).</summary>
internal sealed class BackOfficePeople(IdentityProvider provider) : IDisposable
{
    private readonly HttpClient http = BackOfficeHttp.Create(TimeSpan.FromSeconds(10));

    /// <summary>The person behind the back-office access token, as of now.</summary>
    /// <exception cref="BackOfficeException">No usable answer.</exception>
    public async ValueTask<Person> GetAsync(string accessToken, CancellationToken cancellationToken)
    {
        var configuration = await provider.GetConfigurationAsync(cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, configuration.UserInfoEndpoint);
        request.Headers.Authorization = new("Bearer", accessToken);
        using var answer = await BackOfficeHttp.ReadJsonAsync(http, request, cancellationToken);
        try
        {
            return Read(answer.RootElement);
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException)
        {
            throw new BackOfficeException(BackOfficeFailure.Garbage);
        }
    }

    public void Dispose() => http.Dispose();

    /// <remarks>
    /// <code>
    /// {"sub":"usr_1","name":"…","staff_roles":[],
    ///  "memberships":[{"organizer":"org_1","name":"…","roles":["owner"]}]}
    /// </code>
    /// </remarks>
    private static Person Read(JsonElement userInfo) => new()
    {
        UserId = Text(userInfo, "sub"),
        Name = userInfo.TryGetProperty("name", out var name) ? name.GetString() ?? "" : "",
        Memberships = userInfo.TryGetProperty("memberships", out var memberships)
            ? [.. memberships.EnumerateArray().Select(membership =>
                new Membership(Text(membership, "organizer"), Text(membership, "name"), Texts(membership, "roles")))]
            : [],
        StaffRoles = Texts(userInfo, "staff_roles"),
    };

    private static string Text(JsonElement element, string name) =>
        element.GetProperty(name).GetString() is { Length: > 0 } text ? text : throw new KeyNotFoundException(name);

    private static IReadOnlyList<string> Texts(JsonElement element, string name) =>
        element.TryGetProperty(name, out var values)
            ? [.. values.EnumerateArray().Select(value => value.GetString() ?? throw new KeyNotFoundException(name))]
            : [];
}
