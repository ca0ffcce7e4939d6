using System.Security.Claims;
using McpGateway.Sample.BackOffice.People;
using McpGateway.Sample.BackOffice.Records;

namespace McpGateway.Sample.BackOffice.Api;

/// <summary>Search across kinds. Any role may search, and finds what its permissions show.</summary>
internal static class SearchEndpoints
{
    public static void Map(IEndpointRouteBuilder organizer)
    {
        organizer.MapGet("/search", Search).Needs(null);
        organizer.MapGet("/search/{id}", Fetch).Needs(null);
    }

    private static Page<SearchHit> Search(
        OrganizerRecords records, string? q, [AsParameters] PageRequest page, ClaimsPrincipal user,
        PeopleDirectory people, BackOfficeAddress address)
    {
        var words = (q ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 0)
        {
            throw Refusal.Invalid("q", "must name at least one word to look for");
        }

        var found = IndexFor(records, user, people, address).All
            .Where(entry => words.All(word => entry.Words.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Select(entry => entry.Hit);
        return Page.Of(found, page, hit => hit.Id);
    }

    private static SearchHit Fetch(
        OrganizerRecords records, string id, ClaimsPrincipal user, PeopleDirectory people, BackOfficeAddress address) =>
        IndexFor(records, user, people, address).All.Select(entry => entry.Hit).FirstOrDefault(hit => hit.Id == id)
        ?? throw Refusal.NotFound("document", id);

    private static SearchIndex IndexFor(
        OrganizerRecords records, ClaimsPrincipal user, PeopleDirectory people, BackOfficeAddress address) =>
        new(records, people.RolesOf(user.UserId, records.Organizer.Id), address.Url);
}
