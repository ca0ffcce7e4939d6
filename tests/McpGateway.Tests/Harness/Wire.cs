using System.Text;

namespace McpGateway.Tests.Harness;

/// <summary>Sends any request and shows the bare answer: follows nothing, keeps no cookies.</summary>
/// <param name="url">The origin.</param>
/// <param name="trust">Whose certificates count.</param>
/// <param name="around">What stands between the requests and their connections.</param>
public sealed class Wire(string url, Trust? trust = null, Func<SocketsHttpHandler, HttpMessageHandler>? around = null)
    : IDisposable
{
    /// <summary>As many characters as a handle has after its prefix, none of them of its alphabet.</summary>
    public const string OfAHandlesLength =
        "!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!"
        + "!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!";

    private const string FormType = "application/x-www-form-urlencoded";

    private readonly HttpClient http = new((around ?? (handler => handler))(new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        SslOptions = (trust ?? Trust.Public).Options,
    }))
    { BaseAddress = new(url) };

    public string Url => url;

    public Task<WireAnswer> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, body: null, contentType: null, headers);

    /// <summary>Posts fields as they stand, in order, twice where they are named twice.</summary>
    public Task<WireAnswer> PostFormAsync(
        string path, IEnumerable<(string Name, string? Value)> fields, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, Encoding.UTF8.GetBytes(Encode(fields)), FormType, headers);

    public Task<WireAnswer> PostAsync(
        string path, string body, string contentType, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, Encoding.UTF8.GetBytes(body), contentType, headers);

    public async Task<WireAnswer> SendAsync(
        HttpMethod method, string path, byte[]? body, string? contentType, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new(response.StatusCode, Headers(response), text);
    }

    /// <summary>The fields as a query or form, without those that have no value.</summary>
    public static string Encode(IEnumerable<(string Name, string? Value)> fields) => string.Join('&', fields
        .Where(field => field.Value is not null)
        .Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value!)}"));

    public static (string Name, string Value) Basic(string id, string secret) =>
        ("Authorization", "Basic " + Convert.ToBase64String(
            Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(id)}:{Uri.EscapeDataString(secret)}")));

    public void Dispose() => http.Dispose();

    private static Dictionary<string, string> Headers(HttpResponseMessage response) =>
        response.Headers.Concat<KeyValuePair<string, IEnumerable<string>>>(response.Content.Headers)
            .ToDictionary(
                header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
}
