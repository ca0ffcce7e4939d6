using McpGateway.Faults.Fleets;
using McpGateway.Tests.Harness;

namespace McpGateway.Faults.Switches;

/// <summary>Connections that differ in everything a switch can name: for each kind there are some that a switch stops and,
/// but for everything, some that it does not.</summary>
internal static class SwitchedCallers
{
    private const string OfAnthropic = "https://claude.ai/api/mcp/auth_callback";
    private const string Nothing = "{}";

    public static async Task<IReadOnlyList<SwitchedCaller>> ConnectAsync(Fleet fleet)
    {
        using var olivia = Accounts.Olivia();
        using var leo = Accounts.Leo();
        using var vera = Accounts.Vera();
        var one = await OAuthClient.RegisterAsync(fleet.Wire);
        var another = await OAuthClient.RegisterAsync(fleet.Wire);
        var anthropic = await OAuthClient.RegisterAsync(fleet.Wire, redirectUri: OfAnthropic);
        return
        [
            await SwitchedCaller.ConnectAsync(
                fleet, one, olivia, "org_alpine", "bookings:read", "search_bookings", "read", """{"limit":1}"""),
            await SwitchedCaller.ConnectAsync(
                fleet, one, olivia, "org_lakeside", "configuration:read", "list_venues", "read", Nothing),
            // A booking that is not there: what it takes to come past the switches, and no more.
            await SwitchedCaller.ConnectAsync(
                fleet, anthropic, olivia, "org_alpine", "bookings:write", "resend_tickets", "write", """{"booking_id":"bkg_0"}"""),
            await SwitchedCaller.ConnectAsync(
                fleet, anthropic, leo, "org_lakeside", "configuration:read", "whoami", "read", Nothing),
            await SwitchedCaller.ConnectAsync(
                fleet, another, vera, "org_alpine", "configuration:read", "list_venues", "read", Nothing),
        ];
    }
}
