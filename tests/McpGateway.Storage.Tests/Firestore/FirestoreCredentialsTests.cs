using System.Security.Cryptography;
using System.Text.Json;
using McpGateway.Storage.Firestore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace McpGateway.Storage.Tests.Firestore;

/// <summary>Application default credentials and the question where a database lies, against a stand-in for Google that
/// speaks its wire format.</summary>
public sealed class FirestoreCredentialsTests : IAsyncLifetime
{
    private const string Variable = "GOOGLE_APPLICATION_CREDENTIALS";

    private readonly string file = Path.GetTempFileName();
    private readonly WebApplication google;
    private readonly List<string> grants = [];

    public FirestoreCredentialsTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        google = builder.Build();
        google.MapPost("/token", async (HttpRequest request) =>
        {
            grants.Add((await request.ReadFormAsync())["grant_type"].ToString());
            return Results.Json(new { access_token = "access-1", expires_in = 3600, token_type = "Bearer" });
        });
        google.MapGet("/v1/projects/project-1/databases/{database}", (HttpRequest request, string database) =>
            request.Headers.Authorization != "Bearer access-1" ? Results.Unauthorized()
            : database == "(default)" ? Results.Json(new { locationId = "nam5", type = "FIRESTORE_NATIVE" })
            : Results.Json(new { error = new { status = "PERMISSION_DENIED" } }, statusCode: 403));
    }

    public async ValueTask InitializeAsync()
    {
        await google.StartAsync(TestContext.Current.CancellationToken);
        using var key = RSA.Create(2048);
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["type"] = "service_account",
            ["project_id"] = "project-1",
            ["private_key_id"] = "1",
            ["private_key"] = key.ExportPkcs8PrivateKeyPem(),
            ["client_email"] = "gateway@project-1.iam.gserviceaccount.com",
            ["token_uri"] = $"{google.Urls.Single()}/token",
        }));
        Environment.SetEnvironmentVariable(Variable, file);
    }

    public async ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable(Variable, null);
        File.Delete(file);
        await google.DisposeAsync();
    }

    [Fact]
    public async Task AServiceAccount_AsksGoogle_AndADatabaseInAmericaIsRefused()
    {
        using var connection = new FirestoreConnection(new($"{google.Urls.Single()}/"), new(isEmulator: false));
        var client = Client(connection, "(default)");

        var description = await client.DescribeAsync(TestContext.Current.CancellationToken);
        await client.DescribeAsync(TestContext.Current.CancellationToken);
        var forbidden = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => Client(connection, "another").DescribeAsync(TestContext.Current.CancellationToken));

        Assert.Equal(["urn:ietf:params:oauth:grant-type:jwt-bearer"], grants);
        Assert.Contains("roles/datastore.user", forbidden.Message, StringComparison.Ordinal);
        Assert.Contains("'nam5'", Assert.Throws<StoreUnavailableException>(
            () => FirestoreOpening.Judge(description, "", new())).Message, StringComparison.Ordinal);
    }

    private static FirestoreClient Client(FirestoreConnection connection, string database) => new(
        connection, new("project-1", database), TimeSpan.FromSeconds(10), NullLogger<FirestoreClient>.Instance);
}
