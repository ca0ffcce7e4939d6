using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using McpGateway.Storage;
using McpGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Tests.Audit;

/// <summary>Legal holds over the management API (promise S20).</summary>
public sealed class HoldsTests : IAsyncLifetime
{
    private const string Credential = "a-credential-of-more-than-thirty-two-characters";
    private const string Path = "/api/v1/audit/holds";

    private InProcessGateway gateway = null!;
    private HttpClient system = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        gateway = await InProcessGateway.StartAsync(
            "--Gateway:Api:Credentials:0:Name=tests",
            $"--Gateway:Api:Credentials:0:SecretHash={Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Credential)))}");
        system = new() { BaseAddress = new(gateway.Url) };
        system.DefaultRequestHeaders.Authorization = new("Bearer", Credential);
    }

    public ValueTask DisposeAsync()
    {
        system.Dispose();
        return gateway.DisposeAsync();
    }

    [Fact]
    public async Task AHold_IsPlacedShownAndLifted_AndInTheLog()
    {
        using var placed = await system.PutAsJsonAsync($"{Path}/case-1", new { organizer = "org_alpine", from = "2027-01-01", to = "2027-01-31" }, Cancel);
        Assert.Equal(HttpStatusCode.OK, placed.StatusCode);
        Assert.Contains("\"organizer_id\":\"org_alpine\"", await system.GetStringAsync(Path, Cancel), StringComparison.Ordinal);

        using var lifted = await system.DeleteAsync($"{Path}/case-1", Cancel);
        using var again = await system.DeleteAsync($"{Path}/case-1", Cancel);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (lifted.StatusCode, again.StatusCode));

        var page = await gateway.Services.GetRequiredService<IAuditStore>().QueryAsync(new() { OrganizerId = "org_alpine" }, Cancel);
        Assert.Equal(["audit.hold_lifted", "audit.hold_placed"], page.Events.Select(found => found.Action));
    }

    [Theory]
    [InlineData("case 2", "2027-01-01", "2027-01-31")]
    [InlineData("case-2", "2027-02-01", "2027-01-31")]
    [InlineData("case-2", "January", "2027-01-31")]
    public async Task AHoldThatIsNone_IsRefused(string name, string from, string to)
    {
        using var refused = await system.PutAsJsonAsync($"{Path}/{name}", new { from, to }, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task NobodyElse_PlacesAHold()
    {
        using var stranger = new HttpClient { BaseAddress = new(gateway.Url) };
        using var refused = await stranger.PutAsJsonAsync($"{Path}/case-3", new { from = "2027-01-01", to = "2027-01-31" }, Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }
}
