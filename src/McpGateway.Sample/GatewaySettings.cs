using System.Net;
using System.Security.Cryptography;
using System.Text;
using McpGateway.Sample.BackOffice;

namespace McpGateway.Sample;

/// <summary>How gateway and back office are told of each other. What the user sets goes before all of it.</summary>
internal sealed class GatewaySettings
{
    /// <summary>Where the gateway lets the back office return to after sign-in.</summary>
    private const string SignInCallback = "/sign-in/callback";

    private readonly IConfiguration effective;

    private GatewaySettings(SampleArguments arguments, DataFolder data)
    {
        Data = data;
        Https = arguments.Https;
        var environment = new ConfigurationBuilder().AddEnvironmentVariables().Build();

        // Arguments go before the environment in the gateway, so a default must stand back where the environment
        // speaks.
        Arguments =
        [
            .. Defaults(arguments, data)
                .Where(setting => environment[setting.Name] is null)
                .Select(setting => $"--{setting.Name}={setting.Value}"),
            .. arguments.Settings,
        ];
        effective = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine([.. Arguments]).Build();
        BackOffice = new()
        {
            Port = arguments.BackOfficePort,
            ClientId = effective["Gateway:SignIn:ClientId"]!,
            ClientSecret = effective["Gateway:SignIn:ClientSecret"]!,
            RedirectUris = [PublicUrl + SignInCallback],
            SignedOutUris = [PublicUrl + "/"],
            RolesChangedUris = [PublicUrl + "/api/v1/roles/changed"],
            GatewayUrl = PublicUrl,
            OperatorCredential = data.GetSecret(Banner.OperatorCredential),
            BackChannelLogoutUris = [PublicUrl + "/sign-in/backchannel-logout"],
        };
    }

    public IReadOnlyList<string> Arguments { get; }

    public BackOfficeSetup BackOffice { get; }

    public DataFolder Data { get; }

    public bool Https { get; }

    /// <summary>The gateway's origin without a trailing slash.</summary>
    public string PublicUrl => effective["Gateway:PublicUrl"]!.TrimEnd('/');

    public string BackOfficeUrl => $"http://localhost:{BackOffice.Port}";

    public static GatewaySettings From(SampleArguments arguments, DataFolder data) => new(arguments, data);

    private static IEnumerable<(string Name, string Value)> Defaults(SampleArguments arguments, DataFolder data)
    {
        var scheme = arguments.Https ? "https" : "http";
        var backOffice = $"http://localhost:{arguments.BackOfficePort}";
        yield return ("urls", string.Join(';', Loopback.Addresses.Select(address =>
            $"{scheme}://{new IPEndPoint(address, arguments.Port)}")));
        yield return ("Gateway:PublicUrl", $"{scheme}://localhost:{arguments.Port}");
        yield return ("Gateway:Storage:Profile", "Sqlite");
        yield return ("Gateway:Storage:Sqlite:Path", data.PathOf("gateway.db"));
        yield return ("Gateway:SignIn:Authority", backOffice);
        yield return ("Gateway:SignIn:ClientId", "mcpgateway");
        yield return ("Gateway:SignIn:ClientSecret", data.GetSecret("sign-in.secret"));
        yield return ("Gateway:BackOffice:Url", backOffice);
        yield return ("Gateway:Catalog:Path", Path.Combine(AppContext.BaseDirectory, "Catalog"));
        // One person at a time tries it, some of them by measuring: the limits of production would be all they see.
        foreach (var limit in (string[])
            [
                "Connection", "User", "Organizer", "AuthorizeUser", "AuthorizeClient", "AuthorizeAddress",
                "Introspection", "Management",
            ])
        {
            yield return ($"Gateway:Limits:{limit}:PerSecond", "1000000");
            yield return ($"Gateway:Limits:{limit}:Burst", "1000000");
        }

        // Whoever tries all its faults one after another means each of them, not the pause that follows.
        yield return ("Gateway:BackOffice:Circuit:MinimumRequests", "300");
        yield return ("Gateway:Api:Credentials:0:Name", "sample");
        yield return ("Gateway:Api:Credentials:0:SecretHash", HashOf(data.GetSecret(Banner.OperatorCredential)));
        if (arguments.Https)
        {
            var (certificate, key) = LoopbackCertificate.Ensure(data, TimeProvider.System);
            yield return ("Kestrel:Certificates:Default:Path", certificate);
            yield return ("Kestrel:Certificates:Default:KeyPath", key);
        }
    }

    private static string HashOf(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
