using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using McpGateway.Audit;
using McpGateway.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace McpGateway.SignIn;

internal sealed class OperatorCredentialHandlerOptions : AuthenticationSchemeOptions;

/// <summary>Reads the bearer credential of the management API (RFC 6750 §2.1).</summary>
internal sealed class OperatorCredentialHandler(
    IOptionsMonitor<OperatorCredentialHandlerOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    IOptions<OperatorCredentialOptions> credentials,
    SampledAuditTrail trail,
    TimeProvider time)
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

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Request.Headers.Authorization.Count > 0)
        {
            await trail.RecordAsync(new()
            {
                Time = time.GetUtcNow(),
                RequestId = Context.TraceIdentifier,
                Action = AuditAction.CredentialRefused,
                Outcome = AuditOutcome.Denied,
                Code = AuditCode.WrongCredential,
            });
        }

        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer realm=\"management API\"";
    }

    private static ClaimsPrincipal Principal(OperatorCredential credential) => new(new ClaimsIdentity(
        [new("sub", $"credential:{credential.Name}"), new(StaffRoleClaim, "security")], Scheme, "sub", null));
}
