using McpGateway.BackOffice;
using McpGateway.Mcp.Http;
using McpGateway.Mcp.Messages;
using McpGateway.Mcp.Methods;
using McpGateway.Storage;

namespace McpGateway.Mcp;

/// <summary>
/// One posted message from the front door to its answer. Every request stands alone, without session or memory of an
/// earlier one, so any replica answers any request.
/// </summary>
internal sealed partial class McpEndpoint(
    FrontDoor door, McpDispatcher dispatcher, ServerCard card, ILogger<McpEndpoint> logger)
{
    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            var organizer = context.GetRouteValue("organizer") as string;
            if (await door.AdmitAsync(context, organizer) is { } caller
                && await ReadAsync(context, caller, organizer) is { } stream)
            {
                await stream();
            }
        }
        catch (StoreUnavailableException unavailable)
        {
            await AnswerUnavailableAsync(context, default, unavailable);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client hung up: nobody is left to answer.
        }
    }

    /// <summary>Null when all is said; otherwise what goes on with the answer, without the memory of the
    /// message.</summary>
    private async ValueTask<Func<Task>?> ReadAsync(HttpContext context, Caller caller, string? organizer)
    {
        if (FindUnreadable(context.Request) is { } unreadable)
        {
            await McpWriter.WriteErrorAsync(context.Response, default, unreadable);
            return null;
        }

        using var body = await McpBody.TryReadAsync(context.Request, context.RequestAborted);
        if (body is null)
        {
            await McpWriter.WriteErrorAsync(context.Response, default,
                McpError.Http(413, $"A message is at most {McpBody.MaximumLength} bytes long."));
            return null;
        }

        using var envelope = McpEnvelope.Read(body.Memory);
        var era = EraOfRequest.Of(envelope, context.Request.Headers);

        if (envelope.Defect is { } defect)
        {
            await McpWriter.WriteErrorAsync(context.Response, envelope.Id, defect);
        }
        else if (envelope.IsRequest)
        {
            var call = new McpCall(context, caller, organizer, envelope, era, card);
            await AnswerAsync(call);
            return call.Stream;
        }
        else
        {
            await AcceptAsync(context, envelope, era);
        }

        return null;
    }

    private static McpError? FindUnreadable(HttpRequest request) =>
        !MediaTypes.IsJson(request) ? McpError.Http(415, "Post application/json in UTF-8.")
        : !MediaTypes.AcceptsAnswer(request) ? McpError.Http(406, "The answer is application/json; accept it.")
        : null;

    private async ValueTask AnswerAsync(McpCall call)
    {
        if (call.Era == Era.Modern && ModernRules.Check(call.Envelope, call.Context.Request.Headers) is { } broken)
        {
            await call.RefuseAsync(broken);
            return;
        }

        try
        {
            await dispatcher.DispatchAsync(call);
        }
        catch (BackOfficeException failed)
        {
            LogBackOfficeFailed(call.Caller.RequestId, failed.Failure);
            var what = failed.Failure == BackOfficeFailure.SignedOut
                ? "The user's session at the back office has ended; the user must disconnect and connect again"
                : "The back office gave no usable answer; try again in a while";
            await call.RefuseAsync(McpError.Internal(200, $"{what} (request id {call.Caller.RequestId})."));
        }
        catch (StoreUnavailableException unavailable)
        {
            await AnswerUnavailableAsync(call.Context, call.Envelope.Id, unavailable);
        }
    }

    /// <summary>
    /// Notifications are taken and, there being no state, have no effect. Answers are what an older client may
    /// still post; a modern one is never asked anything.
    /// </summary>
    private static async ValueTask AcceptAsync(HttpContext context, McpEnvelope envelope, Era era)
    {
        var refusal = ModernRules.VersionIsSupported(context.Request.Headers) ?? envelope switch
        {
            { Method: null } when era == Era.Modern => McpError.InvalidRequest("No request was sent to you to answer."),
            { Method: { } method } when !method.StartsWith("notifications/", StringComparison.Ordinal) =>
                McpError.InvalidRequest("A request needs an id."),
            _ => null,
        };

        if (refusal is null)
        {
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            return;
        }

        await McpWriter.WriteErrorAsync(context.Response, envelope.Id, refusal);
    }

    private async ValueTask AnswerUnavailableAsync(
        HttpContext context, ReadOnlyMemory<byte> id, StoreUnavailableException unavailable)
    {
        LogStoreUnavailable(context.TraceIdentifier, unavailable);
        context.Response.Headers.RetryAfter = "5";
        await McpWriter.WriteErrorAsync(context.Response, id, McpError.Internal(503,
            $"The gateway cannot reach its store; try again in a while (request id {context.TraceIdentifier})."));
    }

    [LoggerMessage(LogLevel.Warning, "Answered an MCP request without the back office: request {RequestId}, {Failure}")]
    private partial void LogBackOfficeFailed(string requestId, BackOfficeFailure failure);

    [LoggerMessage(LogLevel.Error, "Refused an MCP request without the store: request {RequestId}")]
    private partial void LogStoreUnavailable(string requestId, StoreUnavailableException unavailable);
}
