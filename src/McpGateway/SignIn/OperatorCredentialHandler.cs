using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace McpGateway.SignIn;

internal sealed class OperatorCredentialHandlerOptions : AuthenticationSchemeOptions;

/// <summary>Reads the bearer credential of the management API (RFC 6750 §2.1).</summary>
internal sealed class OperatorCredentialHandler(
    IOptionsMonitor<OperatorCredentialHandlerOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    IOptions<OperatorCredentialOptions> credentials)
    : AuthenticationHandler<OperatorCredentialHandlerOptions>(options, logger, encoder)
{
    public new const string Scheme = "operator";
    public const string StaffRoleClaim = "staff_role";
    private const string Prefix = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var presented = SHA256.HashData(Encoding.UTF8.GetBytes(header[Prefix.Length..]));
        var credential = credentials.Value.Credentials.FirstOrDefault(candidate =>
            CryptographicOperations.FixedTimeEquals(Convert.FromHexString(candidate.SecretHash), presented));
        return Task.FromResult(credential is null
            ? AuthenticateResult.Fail("Unknown operator credential.")
            : AuthenticateResult.Success(new(Principal(credential), Scheme)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer realm=\"management API\"";
        return Task.CompletedTask;
    }

    private static ClaimsPrincipal Principal(OperatorCredential credential) => new(new ClaimsIdentity(
        [new("sub", $"credential:{credential.Name}"), new(StaffRoleClaim, "security")], Scheme, "sub", null));
}
