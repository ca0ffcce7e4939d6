using System.ComponentModel.DataAnnotations;

namespace McpGateway.Limits;

/// <summary>How often what may be asked: of all replicas together where they share a Redis, otherwise of the
/// process.</summary>
internal sealed class LimitsOptions : IValidatableObject
{
    public const string Section = "Gateway:Limits";

    /// <summary>MCP messages of one connection.</summary>
    public Limit Connection { get; } = new() { PerSecond = 50, Burst = 500 };

    /// <summary>MCP messages of one person over all of their connections.</summary>
    public Limit User { get; } = new() { PerSecond = 100, Burst = 1000 };

    /// <summary>MCP messages of all connections to one organizer.</summary>
    public Limit Organizer { get; } = new() { PerSecond = 500, Burst = 5000 };

    /// <summary>Requests to <c>/token</c>, <c>/par</c> and <c>/revoke</c> with one client id from one address.</summary>
    public Limit Client { get; } = new() { PerSecond = 50, Burst = 2000 };

    /// <summary>Authorization requests of one signed-in person.</summary>
    public Limit AuthorizeUser { get; } = new() { PerSecond = 2, Burst = 200 };

    /// <summary>Authorization requests with one client id from one address, while nobody is signed in; and as many
    /// other pages.</summary>
    public Limit AuthorizeClient { get; } = new() { PerSecond = 20, Burst = 1000 };

    /// <summary>The same from one address, whatever the client ids: whoever registers often must not begin sign-ins, each
    /// a write, without end. Browsers come themselves here, a whole office or carrier of them behind one address, so it is
    /// as much as a thousand people need who all connect in the same minute.</summary>
    public Limit AuthorizeAddress { get; } = new() { PerSecond = 50, Burst = 5000 };

    /// <summary>Notices of changed roles with one operator credential.</summary>
    public Limit Notices { get; } = new() { PerSecond = 20, Burst = 1000 };

    /// <summary>Registrations from one address.</summary>
    public Limit RegistrationAddress { get; } = new() { PerSecond = 0.1, Burst = 2000 };

    /// <summary>Registrations altogether: what a flood can make the store hold is this over the time that an unused
    /// registration lives.</summary>
    public Limit Registration { get; } = new() { PerSecond = 0.5, Burst = 5000 };

    /// <summary>Requests about one registration from one address (RFC 7592).</summary>
    public Limit RegistrationManagement { get; } = new() { PerSecond = 1, Burst = 100 };

    /// <summary>Introspections with one operator credential.</summary>
    public Limit Introspection { get; } = new() { PerSecond = 100, Burst = 2000 };

    /// <summary>Requests to the management API with one operator credential, and to the pages of the staff by one
    /// person.</summary>
    public Limit Management { get; } = new() { PerSecond = 20, Burst = 1000 };

    /// <summary>Logout tokens from one address: the back office's own may bring a whole working day's end.</summary>
    public Limit Logout { get; } = new() { PerSecond = 50, Burst = 5000 };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from rule in new (string Name, Limit Limit)[]
        {
            (nameof(Connection), Connection), (nameof(User), User), (nameof(Organizer), Organizer),
            (nameof(Client), Client), (nameof(AuthorizeUser), AuthorizeUser),
            (nameof(AuthorizeClient), AuthorizeClient), (nameof(AuthorizeAddress), AuthorizeAddress),
            (nameof(Notices), Notices),
            (nameof(RegistrationAddress), RegistrationAddress),
            (nameof(Registration), Registration), (nameof(RegistrationManagement), RegistrationManagement),
            (nameof(Introspection), Introspection), (nameof(Management), Management), (nameof(Logout), Logout),
        }
        from mistake in FindMistakes(rule.Name, rule.Limit)
        select mistake;

    private static IEnumerable<ValidationResult> FindMistakes(string name, Limit limit)
    {
        if (!(limit.PerSecond is >= 0.001 and <= 1_000_000))
        {
            yield return new($"{Section}:{name}:PerSecond is {limit.PerSecond}; it must be between 0.001 and 1000000, "
                + "or nobody could ever ask again.", [name]);
        }

        if (limit.Burst is < 1 or > 1_000_000)
        {
            yield return new($"{Section}:{name}:Burst is {limit.Burst}; it must be between 1 and 1000000, "
                + "or not even the first request would pass.", [name]);
        }
    }
}
