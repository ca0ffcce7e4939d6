using McpGateway.Storage;
using McpGateway.Switches;
using McpGateway.Tools.Calls;
using McpGateway.Tools.Catalog;
using McpGateway.Tools.Changes;
using McpGateway.Tools.Confirmation;
using McpGateway.Tools.Guards;
using McpGateway.Tools.Guards.Ledger;
using McpGateway.Tools.Policy;
using McpGateway.Web;
using Microsoft.Extensions.Options;

namespace McpGateway.Tools;

/// <summary>What assistants can do: the operator's catalog, who may use what of it, and calling it.</summary>
internal static class ToolsFeature
{
    extension(IHostApplicationBuilder builder)
    {
        public void AddTools()
        {
            builder.Services.AddSingleton<IValidateOptions<CatalogOptions>, CatalogValidator>();
            builder.Services.AddSettings<CatalogOptions>(CatalogOptions.Section);
            builder.Services.AddSettings<RolesOptions>(RolesOptions.Section);
            builder.Services.AddSettings<ToolsOptions>(ToolsOptions.Section);
            // Reading the options validates them, so a catalog with findings never becomes one that is used.
            builder.Services.AddSingleton(services =>
                CatalogLoader.Load(services.GetRequiredService<IOptions<CatalogOptions>>().Value.Path).Catalog);
            builder.Services.AddSingleton(services => new KnownTools(
                [.. services.GetRequiredService<OperatorCatalog>().Tools.Keys.Order(StringComparer.Ordinal)]));
            builder.Services.AddSingleton(services => new AuditWords(
                AuditField.Tool, services.GetRequiredService<KnownTools>().Names));
            builder.Services.AddSingleton(services => new AuditWords(
                AuditField.Guard, services.GetRequiredService<OperatorCatalog>().GuardNames));
            builder.Services.AddSingleton<ToolListing>();
            builder.Services.AddSingleton<ToolStops>();
            builder.Services.AddSingleton<ToolPolicy>();
            builder.Services.AddSingleton<CurrentRoles>();
            builder.Services.AddSingleton<UsageLedger>();
            builder.Services.AddSingleton<LookUps>();
            builder.Services.AddSingleton<GuardHistory>();
            builder.Services.AddSingleton<CallGuards>();
            builder.Services.AddSingleton<Denials>();
            builder.Services.AddSingleton<AskedCalls>();
            builder.Services.AddSingleton<Questioner>();
            builder.Services.AddSingleton<ConfirmationAudit>();
            builder.Services.AddSingleton<ConfirmationGate>();
            builder.Services.AddSingleton<ConfirmEndpoint>();
            builder.Services.AddSingleton<WriteLedger>();
            builder.Services.AddSingleton<ChangeGate>();
            builder.Services.AddSingleton<CallPipeline>();
            builder.Services.AddSingleton<CallAudit>();
            builder.Services.AddSingleton<ToolCalls>();
        }
    }

    extension(IEndpointRouteBuilder routes)
    {
        public void MapTools()
        {
            const string Page = ConfirmEndpoint.Path + "/{handle}";
            routes.MapGet(Page, ConfirmEndpoint.ShowAsync).RequireAuthorization(AccessPolicies.SignedIn);
            routes.MapPost(Page, ConfirmEndpoint.AnswerAsync).RequireAuthorization(AccessPolicies.SignedIn);
        }
    }
}
