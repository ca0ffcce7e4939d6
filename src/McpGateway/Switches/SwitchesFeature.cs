using McpGateway.Audit;
using McpGateway.Storage;
using McpGateway.Switches.Api;
using McpGateway.Switches.Pages;
using McpGateway.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace McpGateway.Switches;

/// <summary>Instant stops by the operator, and what organizers let assistants do.</summary>
internal static class SwitchesFeature
{
    extension(IHostApplicationBuilder builder)
    {
        public void AddSwitches() => builder.Services
            .AddSettings<SwitchesOptions>(SwitchesOptions.Section)
            .AddSingleton<OrganizerAdministrators>(services =>
                services.GetRequiredService<IOptions<SwitchesOptions>>().Value.MakeAdministrator)
            .AddSingleton<StandingRecords>()
            .AddSingleton<SwitchStore>()
            .AddSingleton<RestrictionStore>()
            .AddSingleton<Stops>()
            .AddSingleton<SwitchTargets>()
            .AddSingleton<SwitchAudit>()
            .AddSingleton(new AuditWords(AuditField.Code, [.. SwitchKind.All, .. SwitchReason.All, .. Restrictions.Words]))
            .AddSingleton<Changes>()
            .AddSingleton<SwitchesPageEndpoint>()
            .AddSingleton<RestrictionsPageEndpoint>()
            .AddSingleton(new MenuEntry(RestrictionsPhrases.Menu, RestrictionsPageEndpoint.Path, 20, Administrators.Policy))
            .AddSingleton(new MenuEntry(SwitchesPhrases.Title, SwitchesPageEndpoint.Path, 30, AccessPolicies.Security))
            .AddSingleton<Administrators>()
            .AddSingleton<IAuthorizationHandler>(services => services.GetRequiredService<Administrators>())
            .AddAuthorizationBuilder()
            .AddPolicy(Administrators.Policy, policy => policy.AddRequirements(new Administrators.Requirement()));
    }

    extension(IEndpointRouteBuilder routes)
    {
        public void MapSwitches()
        {
            var security = routes.MapGroup("").RequireAuthorization(AccessPolicies.Security)
                .AddEndpointFilter<ManagementGuard>();
            security.MapGet(SwitchesEndpoint.Path, SwitchesEndpoint.ShowAsync);
            security.MapGet(RestrictionsEndpoint.Path, RestrictionsEndpoint.ShowAsync);
            security.MapGet(SwitchesPageEndpoint.Path, SwitchesPageEndpoint.ShowAsync);
            security.MapPost(SwitchesPageEndpoint.Path, SwitchesPageEndpoint.ChangeAsync);

            var systems = routes.MapGroup("").RequireAuthorization(AccessPolicies.Operator)
                .AddEndpointFilter<ManagementGuard>();
            systems.MapPost(SwitchesEndpoint.Path, SwitchesEndpoint.ThrowAsync);
            systems.MapDelete($"{SwitchesEndpoint.Path}/{{id}}", SwitchesEndpoint.LiftAsync);
            systems.MapPut(RestrictionsEndpoint.Path, RestrictionsEndpoint.SetAsync);

            var people = routes.MapGroup("").RequireAuthorization(AccessPolicies.SignedIn)
                .AddEndpointFilter<ManagementGuard>();
            people.MapGet(RestrictionsPageEndpoint.Path, RestrictionsPageEndpoint.ShowAsync);
            people.MapPost(RestrictionsPageEndpoint.Path, RestrictionsPageEndpoint.ChangeAsync);
        }
    }
}
