using McpGateway.Audit;
using McpGateway.Storage;

namespace McpGateway.SignIn;

/// <summary>The answer to operator staff whose sign-in was too weak, or too long ago: what is missing, and how to do
/// it.</summary>
internal sealed class StaffRefusal(SampledAuditTrail trail, TimeProvider time)
{
    private const string Title = "A second factor is needed";

    public async Task ShowAsync(HttpContext context, string userId)
    {
        await trail.RecordAsync(new()
        {
            Time = time.GetUtcNow(),
            RequestId = context.TraceIdentifier,
            Action = AuditAction.StaffRefused,
            Outcome = AuditOutcome.Denied,
            Code = AuditCode.NoSecondFactor,
            UserId = userId,
        });
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        var page = StaffSignInEndpoint.AddressFor(context.Request.Path);
        IResult answer = page is null
            ? TypedResults.Problem(
                "Your account is operator staff, but the back office did not say that a second factor was asked for at this "
                + $"sign-in, or it was too long ago. Open {StaffSignInEndpoint.Path} in this browser to sign in again with "
                + "one, or use an operator credential.", title: Title, statusCode: StatusCodes.Status403Forbidden)
            : SecondFactorPage.Render(page);
        await answer.ExecuteAsync(context);
    }
}
