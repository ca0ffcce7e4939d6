using McpGateway.Storage;
using McpGateway.Web;
using Microsoft.AspNetCore.Authentication;

namespace McpGateway.Audit.Reading;

/// <summary>
/// Who may read how much of the log. Security staff and operator credentials read all of it, as the policy of the API has
/// made sure of; below <c>/audit</c> an organizer's administrators read their organizer's part, and nobody else anything.
/// </summary>
internal sealed class AuditReaders(OrganizerAdministrators administrate, TimeProvider time)
{
    public const string Pages = "/audit";

    /// <summary>Where connections are contained; a page of another feature, to which alerts lead.</summary>
    public const string Incidents = $"{Pages}/incidents";

    private const string Security = "security";

    /// <summary>The query, narrowed to what the reader may see; null when that is nothing, and then the answer is on its
    /// way already.</summary>
    public async ValueTask<AuditQuery?> NarrowAsync(HttpContext context, AuditParameters parameters, AuditQuery query)
    {
        if (!context.Request.Path.StartsWithSegments(Pages))
        {
            return query;
        }

        var user = context.Features.Get<SignedInUser>()!;
        if (!user.IsRecent(time.GetUtcNow()))
        {
            await context.ChallengeAsync();
            return null;
        }

        if (user.Person.StaffRoles.Contains(Security))
        {
            return query;
        }

        string[] theirs = [.. OrganizersOf(user)];
        if (theirs.Length == 0 || (query.OrganizerId is { } asked && !theirs.Contains(asked)))
        {
            await RefuseAsync(context, user);
            return null;
        }

        if (query.OrganizerId is null && theirs.Length > 1)
        {
            parameters.Mistakes["organizer"] = [$"Name one of yours: {string.Join(", ", theirs)}."];
        }

        return query with { OrganizerId = query.OrganizerId ?? theirs[0] };
    }

    /// <summary>Whether there is any part of the log for this person.</summary>
    public bool MayRead(SignedInUser user) => user.Person.StaffRoles.Contains(Security) || OrganizersOf(user).Any();

    /// <summary>The organizers whose part of the log they read as their administrator.</summary>
    public IEnumerable<string> OrganizersOf(SignedInUser user) => user.Person.Memberships
        .Where(membership => administrate(membership.Roles))
        .Select(membership => membership.OrganizerId);

    private static Task RefuseAsync(HttpContext context, SignedInUser user) => user.LacksSecondFactor
        // Tells them what is missing.
        ? context.ForbidAsync()
        : ErrorPage.Render(ReadingPhrases.NotYours, ReadingPhrases.WhoseItIs, StatusCodes.Status403Forbidden)
            .ExecuteAsync(context);
}
