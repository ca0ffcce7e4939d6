namespace McpGateway.Sample.BackOffice;

/// <summary>What a back office is started with. The defaults suit a test that needs nothing special.</summary>
public sealed class BackOfficeSetup
{
    /// <summary>The loopback port; 0 takes a free one, which <see cref="BackOfficeAddress"/> tells after the
    /// start.</summary>
    public int Port { get; init; }

    /// <summary>The one OpenID Connect client: the gateway.</summary>
    public string ClientId { get; init; } = "mcpgateway";

    public required string ClientSecret { get; init; }

    /// <summary>Where a sign-in may return to, compared exactly. May be added to while the back office runs.</summary>
    public ICollection<string> RedirectUris { get; init; } = [];

    /// <summary>Where a sign-out may return to, compared exactly. May be added to while the back office runs.</summary>
    public ICollection<string> SignedOutUris { get; init; } = [];

    /// <summary>Where a sign-out is told (OpenID Connect Back-Channel Logout). May be added to while the back office
    /// runs.</summary>
    public ICollection<string> BackChannelLogoutUris { get; init; } = [];

    /// <summary>Where changes of roles are told when that is asked for.</summary>
    public ICollection<string> RolesChangedUris { get; init; } = [];

    /// <summary>The gateway's origin, for the page of connected assistants. May be told while the back office
    /// runs.</summary>
    public string? GatewayUrl { get; set; }

    /// <summary>The bearer credential of the gateway's management API.</summary>
    public string OperatorCredential { get; init; } = "";

    /// <summary>Whether the operator's staff are taken to have given a second factor beside the password.</summary>
    public bool StaffHaveSecondFactor { get; set; } = true;

    /// <summary>Whether staff without it give one where the client asks for it (<c>acr_values</c>).</summary>
    public bool StaffGiveSecondFactorWhenAsked { get; set; }

    public TimeSpan AccessTokenLifetime { get; init; } = TimeSpan.FromHours(1);

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
