using System.Security.Claims;
using McpGateway.Sample.BackOffice.Api;
using McpGateway.Sample.BackOffice.People;

namespace McpGateway.Sample.BackOffice.SignIn;

/// <summary>Who a token stands for, and what they may do where right now (OpenID Connect Core §5.3).</summary>
internal static class UserInfoEndpoint
{
    public static IResult Describe(ClaimsPrincipal user, HttpContext context, PeopleDirectory people)
    {
        var account = people.GetById(user.UserId);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new
        {
            sub = account.Id,
            name = account.Name,
            email = account.Login,
            memberships = people.MembershipsOf(account.Id),
            staff_roles = account.StaffRoles,
        });
    }
}
