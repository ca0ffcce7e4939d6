using System.Text;
using FsCheck;
using FsCheck.Fluent;
using McpGateway.OAuth;
using McpGateway.OAuth.Clients;
using McpGateway.Tests.Harness;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Tests.OAuth.Clients;

/// <summary>The header of HTTP Basic: two form-encoded halves, however much of them is encoded (RFC 6749 §2.3.1).</summary>
public sealed class BasicCredentialsProperties : IAsyncLifetime
{
    private InProcessGateway gateway = null!;
    private OAuthClient client = null!;

    public async ValueTask InitializeAsync()
    {
        gateway = await InProcessGateway.StartAsync();
        client = await OAuthClient.RegisterAsync(gateway.Wire, "client_secret_basic");
    }

    public ValueTask DisposeAsync() => gateway.DisposeAsync();

    [Fact]
    public Task TheHalves_AreRead_HoweverMuchOfThemIsEncoded() => CheckAsync(Prop.ForAll(
        ArbMap.Default.ArbFor<int>(), Arb.From(Gen.Elements("Basic ", "basic ", "BASIC   ")), async (pattern, scheme) =>
        {
            var credentials = $"{EncodeSome(client.Id, pattern)}:{EncodeSome(client.Secret!, pattern >> 3)}";

            var found = await AuthenticateAsync(scheme + Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));

            Assert.Equal(client.Id, found.Id);
        }));

    [Fact]
    public Task AnyOtherHeader_IsRefusedWithTheScheme() => CheckAsync(Prop.ForAll(
        Arb.From(Gen.Elements("Basic ", "basic", "Bearer ", "", " ")), ArbMap.Default.ArbFor<NonNull<string>>(),
        Arb.From(Gen.Elements(true, false)), async (scheme, text, isEncoded) =>
        {
            var value = isEncoded ? Convert.ToBase64String(Encoding.UTF8.GetBytes(text.Get)) : text.Get;

            var refusal = await Assert.ThrowsAsync<OAuthException>(() => AuthenticateAsync(scheme + value));

            Assert.Equal("invalid_client", refusal.Error.Code);
            Assert.Equal(scheme + value != "", refusal.UsedBasic);
        }));

    private static Task CheckAsync(Property property) =>
        Task.Run(() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), property), TestContext.Current.CancellationToken);

    /// <summary>Each character as it is or percent-encoded, by a bit of the pattern.</summary>
    private static string EncodeSome(string text, int pattern) => string.Concat(text.Select((c, i) =>
        (pattern >> (i % 31) & 1) == 0 ? c.ToString() : $"%{(int)c:X2}"));

    private async Task<Client> AuthenticateAsync(string header)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = "POST";
        context.Request.ContentType = "application/x-www-form-urlencoded";
        context.Request.Body = new MemoryStream();
        context.Request.Headers.Authorization = header;
        var form = await RequestForm.ReadAsync(context.Request, TestContext.Current.CancellationToken);
        return await gateway.Services.GetRequiredService<ClientAuthentication>()
            .AuthenticateAsync(context.Request, form, TestContext.Current.CancellationToken);
    }
}
