using McpGateway.Mcp.Http;
using McpGateway.Tools.Catalog;
using Microsoft.Extensions.Options;

namespace McpGateway.Tests.Mcp.Http;

/// <summary>The challenges to the letter: rows RS3, RS5 to RS7, RS13 to RS16 and RS20.</summary>
public sealed class McpChallengeTests
{
    private const string Metadata =
        "resource_metadata=\"https://mcp.example.com/.well-known/oauth-protected-resource/mcp\"";

    private const string PinnedMetadata =
        "resource_metadata=\"https://mcp.example.com/.well-known/oauth-protected-resource/mcp/org_1\"";

    private readonly McpChallenge challenge = new(
        Options.Create(new GatewayOptions { PublicUrl = "https://mcp.example.com/" }),
        new OperatorCatalog
        {
            Scopes =
            [
                new("tickets:read", "", "", IsDefault: true, []),
                new("bookings:read", "", "", IsDefault: true, []),
                new("refunds:write", "", "", IsDefault: false, []),
                new("offline_access", "", "", IsDefault: true, []),
            ],
        });

    [Fact]
    public void RS6_SignIn_NamesNoError_WhereNoCredentialsWereSent()
    {
        Assert.Equal($"Bearer {Metadata}, scope=\"bookings:read tickets:read\"", challenge.SignIn(null));
        Assert.Equal($"Bearer {PinnedMetadata}, scope=\"bookings:read tickets:read\"", challenge.SignIn("org_1"));
    }

    [Fact]
    public void RS6_InvalidToken_SaysWhatIsWrong_AndWhereToGo() => Assert.Equal(
        "Bearer error=\"invalid_token\", error_description=\"The access token expired\", "
            + $"{PinnedMetadata}, scope=\"bookings:read tickets:read\"",
        challenge.InvalidToken("org_1", "The access token expired"));

    [Fact]
    public void RS5_InvalidRequest_SaysWhatIsWrong() => Assert.Equal(
        $"Bearer error=\"invalid_request\", error_description=\"Not in the URL\", {Metadata}",
        challenge.InvalidRequest(null, "Not in the URL"));

    [Fact]
    public void RS14_InsufficientScope_NamesNeededAndGrantedScopes_ButNotOfflineAccess() => Assert.Equal(
        $"Bearer error=\"insufficient_scope\", scope=\"bookings:read refunds:write\", {Metadata}, "
            + "error_description=\"Refunds need refunds:write\"",
        challenge.InsufficientScope(
            null, new(["refunds:write"]), new(["bookings:read", "offline_access"]), "Refunds need refunds:write"));

    [Fact]
    public void RS20_ADescription_CannotLeaveItsQuotes() => Assert.Contains(
        "error_description=\"a'b'c??d?\"", challenge.InvalidToken(null, "a\"b\\c\r\ndé"), StringComparison.Ordinal);
}
