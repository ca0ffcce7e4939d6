using System.Security.Claims;

namespace McpGateway.Sample.BackOffice.Api;

/// <summary>Reads the caller from what the access token told.</summary>
internal static class CallingUser
{
    extension(ClaimsPrincipal user)
    {
        public string UserId => user.FindFirstValue(ClaimTypes.NameIdentifier)!;
    }
}
