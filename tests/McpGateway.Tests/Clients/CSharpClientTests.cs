using System.Text.Json;
using System.Web;
using McpGateway.Tests.Harness;
using ModelContextProtocol.Authentication;
using ModelContextProtocol.Client;

namespace McpGateway.Tests.Clients;

/// <summary>The C# client of ModelContextProtocol, as its users configure it, against the running sample.</summary>
[Collection(RunningSample.Name)]
public sealed class CSharpClientTests(GatewayFixture gateway) : IDisposable
{
    private const string ClientName = "Alpine Desk Assistant";
    private const string RedirectUri = "http://localhost:53684/callback";

    private readonly Visitor marco = new("marco@alpine.example", "try-marco");

    [Fact]
    public async Task TheClient_GoesFromABareAddress_ToACall_ToARevocation()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var client = await ConnectAsync(cancellation);

        var tools = await client.ListToolsAsync(cancellationToken: cancellation);
        var me = await client.CallToolAsync("whoami", cancellationToken: cancellation);
        var found = await client.CallToolAsync(
            "search_bookings", new Dictionary<string, object?> { ["limit"] = 5 }, cancellationToken: cancellation);

        Assert.Contains(ClientName, marco.ConsentText, StringComparison.Ordinal);
        Assert.Contains("localhost", marco.ConsentText, StringComparison.Ordinal);
        Assert.Contains(tools, tool => tool.Name == "get_booking");
        Assert.DoesNotContain(tools, tool => tool.Name == "refund_order");
        Assert.Equal("org_alpine", Content(me).GetProperty("organizer_id").GetString());
        Assert.Equal(5, Content(found).GetProperty("items").GetArrayLength());

        await marco.RevokeAsync(gateway.GatewayUrl, ClientName);

        var asked = await Assert.ThrowsAnyAsync<Exception>(
            async () => await client.CallToolAsync("whoami", cancellationToken: cancellation));
        Assert.Contains(Causes(asked), cause => cause is PersonAskedAgainException);
    }

    public void Dispose() => marco.Dispose();

    private async Task<McpClient> ConnectAsync(CancellationToken cancellation)
    {
        var asked = 0;
        var transport = new HttpClientTransport(new HttpClientTransportOptions
        {
            Endpoint = new Uri($"{gateway.GatewayUrl}/mcp"),
            OAuth = new ClientOAuthOptions
            {
                RedirectUri = new Uri(RedirectUri),
                DynamicClientRegistration = new DynamicClientRegistrationOptions { ClientName = ClientName },
                AuthorizationCallbackHandler = (context, _) =>
                    asked++ == 0 ? AllowAsync(context.AuthorizationUri) : throw new PersonAskedAgainException(),
            },
        });
        return await McpClient.CreateAsync(transport, cancellationToken: cancellation);
    }

    private async Task<AuthorizationResult?> AllowAsync(Uri authorizationUrl)
    {
        var callback = await marco.AllowAsync(authorizationUrl.AbsoluteUri, RedirectUri, "org_alpine");
        var answer = HttpUtility.ParseQueryString(callback.Query);
        return new AuthorizationResult { Code = answer["code"], State = answer["state"], Iss = answer["iss"] };
    }

    private static JsonElement Content(ModelContextProtocol.Protocol.CallToolResult result) =>
        result.StructuredContent ?? throw new InvalidOperationException($"No structured content: {result.Content}");

    private static IEnumerable<Exception> Causes(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }

    private sealed class PersonAskedAgainException : Exception;
}
