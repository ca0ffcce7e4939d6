using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace McpGateway.Tests.Tools;

/// <summary>A back office on a free port: userinfo with roles that can be changed, and an API that answers as
/// told.</summary>
internal sealed class StubBackOffice : IAsyncDisposable
{
    private readonly WebApplication app;

    private StubBackOffice(WebApplication app) => this.app = app;

    public string Url => app.Services.GetRequiredService<IServer>()
        .Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public string UserId { get; set; } = "usr_1";

    /// <summary>The user's roles by organizer; an organizer that is not there is one that the user has left.</summary>
    public ConcurrentDictionary<string, string[]> Roles { get; } = new() { ["org_1"] = ["owner"] };

    /// <summary>How the API answers.</summary>
    public RequestDelegate Api { get; set; } = context => AnswerAsync(context, "{}");

    /// <summary>How the token endpoint answers.</summary>
    public RequestDelegate Token { get; set; } = context => AnswerAsync(context, "{}", status: 400);

    /// <summary>How userinfo answers before it says anything; may delay or fail.</summary>
    public Func<HttpContext, Task> BeforeUserInfo { get; set; } = _ => Task.CompletedTask;

    /// <summary>What the API received.</summary>
    public ConcurrentQueue<ReceivedRequest> Requests { get; } = new();

    public int UserInfoReads { get; private set; }

    public static async Task<StubBackOffice> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        var stub = new StubBackOffice(builder.Build());
        stub.app.MapGet("/.well-known/openid-configuration", stub.DescribeAsync);
        stub.app.MapGet("/keys", context => AnswerAsync(context, """{"keys":[]}"""));
        stub.app.MapPost("/oidc/token", context => stub.Token(context));
        stub.app.MapGet("/oidc/userinfo", stub.AnswerUserInfoAsync);
        stub.app.Map("/v1/{**path}", stub.AnswerApiAsync);
        await stub.app.StartAsync();
        return stub;
    }

    public static Task AnswerAsync(HttpContext context, string json, int status = 200, string type = "application/json")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(json);
    }

    public void AnswerWith(string json, int status = 200, string type = "application/json") =>
        Api = context => AnswerAsync(context, json, status, type);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task DescribeAsync(HttpContext context) => AnswerAsync(context, JsonSerializer.Serialize(new
    {
        issuer = Url,
        authorization_endpoint = $"{Url}/oidc/authorize",
        token_endpoint = $"{Url}/oidc/token",
        userinfo_endpoint = $"{Url}/oidc/userinfo",
        jwks_uri = $"{Url}/keys",
    }));

    private async Task AnswerUserInfoAsync(HttpContext context)
    {
        UserInfoReads++;
        await BeforeUserInfo(context);
        if (!context.Response.HasStarted)
        {
            await AnswerAsync(context, JsonSerializer.Serialize(new
            {
                sub = UserId,
                name = "Olivia Owner",
                memberships = Roles.Select(one => new { organizer = one.Key, name = one.Key, roles = one.Value }),
                staff_roles = Array.Empty<string>(),
            }));
        }
    }

    private async Task AnswerApiAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        Requests.Enqueue(new(
            context.Request.Method,
            context.Features.Get<IHttpRequestFeature>()!.RawTarget,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()),
            await reader.ReadToEndAsync()));
        await Api(context);
    }

    internal sealed record ReceivedRequest(
        string Method, string Target, Dictionary<string, string> Headers, string Body);
}
