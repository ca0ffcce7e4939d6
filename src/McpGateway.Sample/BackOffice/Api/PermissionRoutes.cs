namespace McpGateway.Sample.BackOffice.Api;

/// <summary>Says at the route which permission it needs.</summary>
internal static class PermissionRoutes
{
    extension(RouteHandlerBuilder route)
    {
        public RouteHandlerBuilder Needs(string? permission) =>
            route.RequireAuthorization(policy => policy.AddRequirements(new Permission(permission)));
    }
}
