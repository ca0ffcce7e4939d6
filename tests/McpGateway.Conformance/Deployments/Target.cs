using McpGateway.Tests.Harness;

namespace McpGateway.Conformance.Deployments;

/// <summary>What the suite runs against: the deployment that the environment names, or samples of its own.</summary>
internal static class Target
{
    /// <summary>Whether the environment names a deployment.</summary>
    public static bool IsGiven => Read("GATEWAY_URL") is not null;

    /// <summary>Why a test does not run against a deployment that was only named.</summary>
    public const string NeedsSample = "This needs the sample: its other accounts, its back office, its data folder.";

    /// <summary>One machine here asks for many: the limits have tests of their own.</summary>
    private static readonly string[] NoLimits =
    [
        .. new[]
        {
            "Connection", "User", "Organizer", "Client", "AuthorizeUser", "AuthorizeClient", "AuthorizeAddress",
            "RegistrationAddress", "Registration", "RegistrationManagement", "Introspection", "Management", "Logout",
        }.SelectMany(name => new[]
        {
            $"--Gateway:Limits:{name}:PerSecond=1000000", $"--Gateway:Limits:{name}:Burst=1000000",
        }),
    ];

    private static readonly Account Olivia = new("olivia@alpine.example", "try-olivia", "org_alpine");
    private static readonly Account Vera = new("vera@alpine.example", "try-vera", "org_alpine");

    public static async Task<IReadOnlyList<Deployment>> StartAsync() => IsGiven
        ? [Named()]
        : await Task.WhenAll(StartSampleAsync("http"), StartSampleAsync("https", "--https"));

    /// <summary>The sample as a process of its own; <paramref name="arguments"/> as on its command line.</summary>
    public static async Task<Deployment> StartSampleAsync(string name, params string[] arguments)
    {
        var sample = await SampleProcess.StartAsync([.. NoLimits, .. arguments]);
        return new(name, sample.GatewayUrl, sample.Trust, Olivia) { Sample = sample, Limited = Vera };
    }

    private static Deployment Named() => new(
        "deployed",
        Read("GATEWAY_URL")!.TrimEnd('/'),
        Read("GATEWAY_CA") is { } file ? Trust.InFile(file) : Trust.Public,
        new(Get("GATEWAY_LOGIN"), Get("GATEWAY_PASSWORD"), Get("GATEWAY_ORGANIZER")));

    private static string Get(string name) =>
        Read(name) ?? throw new InvalidOperationException($"With GATEWAY_URL set, {name} must be set as well.");

    private static string? Read(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
