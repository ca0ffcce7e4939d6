using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using McpGateway.Sample.BackOffice.Records;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace McpGateway.Sample.BackOffice.Api;

/// <summary>The back office's REST API.</summary>
internal static class ApiFeature
{
    extension(IHostApplicationBuilder builder)
    {
        public void AddApi()
        {
            builder.Services
                .AddSingleton<OperatorRecords>()
                .AddSingleton<IdempotentAnswers>()
                .AddProblemDetails()
                .AddExceptionHandler<RefusalHandler>()
                .Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true)
                .ConfigureHttpJsonOptions(options => Configure(options.SerializerOptions));

            // The core alone: AddAuthentication would also bring Data Protection, which keeps keys in the home folder.
            builder.Services
                .AddWebEncoders()
                .AddTransient<AccessTokenHandler>()
                .AddAuthenticationCore(options => Configure(options))
                .AddSingleton<IAuthorizationHandler, PermissionHandler>()
                .AddAuthorization();
        }
    }

    extension(IApplicationBuilder app)
    {
        public void UseApi()
        {
            app.UseExceptionHandler();
            app.UseStatusCodePages();
            app.UseRouting();
            app.UseAuthentication();
            app.UseAuthorization();
        }
    }

    extension(IEndpointRouteBuilder routes)
    {
        public void MapApi()
        {
            var organizer = routes.MapGroup("/v1/organizers/{organizer}");
            ConfigurationEndpoints.Map(organizer);
            BookingEndpoints.Map(organizer);
            OrderEndpoints.Map(organizer);
            TicketEndpoints.Map(organizer);
            SalesEndpoints.Map(organizer);
            PromotionEndpoints.Map(organizer);
            OperationEndpoints.Map(organizer);
            SearchEndpoints.Map(organizer);
        }
    }

    private static void Configure(AuthenticationOptions authentication)
    {
        authentication.DefaultScheme = AccessTokenHandler.Scheme;
        authentication.AddScheme<AccessTokenHandler>(AccessTokenHandler.Scheme, displayName: null);
    }

    private static void Configure(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;

        // Names stay readable. Safe because no answer of the API is ever put into HTML.
        json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

        // A request with a field too many, or one too few, is a mistake that its sender wants to hear of.
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.RespectRequiredConstructorParameters = true;
        json.RespectNullableAnnotations = true;
        json.NumberHandling = JsonNumberHandling.Strict;
    }
}
