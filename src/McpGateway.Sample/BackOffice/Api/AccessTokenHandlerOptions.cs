using Microsoft.AspNetCore.Authentication;

namespace McpGateway.Sample.BackOffice.Api;

/// <summary>Nothing to set.</summary>
internal sealed class AccessTokenHandlerOptions : AuthenticationSchemeOptions;
