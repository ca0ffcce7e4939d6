using Microsoft.AspNetCore.Authorization;

namespace McpGateway.Sample.BackOffice.Api;

/// <summary>What an endpoint asks of the caller's roles at the organizer in its path; null asks for any role.</summary>
internal sealed record Permission(string? Name) : IAuthorizationRequirement;
