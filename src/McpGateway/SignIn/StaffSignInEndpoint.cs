using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;

namespace McpGateway.SignIn;

/// <summary><c>GET /sign-in/second-factor</c>: signs operator staff in anew, with all that their pages ask for.</summary>
internal static partial class StaffSignInEndpoint
{
    public const string Path = "/sign-in/second-factor";

    private const string Target = "for";
    private const string Home = "/admin/switches";

    /// <summary>Where a person on this page of the staff signs in again; null when it is no page.</summary>
    public static string? AddressFor(PathString page) =>
        StaffPage().IsMatch(page.Value ?? "") ? $"{Path}?{Target}={Uri.EscapeDataString(page.Value!)}" : null;

    public static async Task BeginAsync(HttpContext context)
    {
        var wanted = context.Request.Query[Target].ToString();
        // Only to pages of the staff: the address may have come from anywhere.
        var properties = new AuthenticationProperties { RedirectUri = StaffPage().IsMatch(wanted) ? wanted : Home };
        properties.SetParameter(
            SignInWish.Parameter,
            new SignInWish("", WantsPassword: true, WantsChoice: false, LoginHint: null) { IsForStaff = true });
        await context.ChallengeAsync(SessionHandler.Scheme, properties);
    }

    [GeneratedRegex(@"\A/(admin|audit)(/[A-Za-z0-9%._~-]{1,200}){0,4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex StaffPage();
}
