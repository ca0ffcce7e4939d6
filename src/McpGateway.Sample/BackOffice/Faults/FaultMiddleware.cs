using System.Text.Json;
using System.Text.Json.Nodes;

namespace McpGateway.Sample.BackOffice.Faults;

/// <summary>Misbehaves as planned, on the API's paths only.</summary>
internal sealed class FaultMiddleware(PlannedFaults faults, ForeignObjects foreign, TimeProvider time) : IMiddleware
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var planned = context.Request.Path.StartsWithSegments("/v1") ? faults.Take(context.Request.Path) : [];
        if (planned.Count == 0)
        {
            await next(context);
            return;
        }

        foreach (var delay in planned.Where(fault => fault.Kind == FaultKind.Delay))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(delay.Argument), time, context.RequestAborted);
        }

        if (!await TryReplaceAnswerAsync(context, planned))
        {
            await ChangeAnswerAsync(context, next, planned);
        }
    }

    private static async Task<bool> TryReplaceAnswerAsync(HttpContext context, IReadOnlyList<PlannedFault> planned)
    {
        switch (planned.FirstOrDefault(fault => fault.Kind is FaultKind.Drop or FaultKind.Status or FaultKind.Garbage))
        {
            case { Kind: FaultKind.Drop }:
                context.Abort();
                return true;
            case { Kind: FaultKind.Status, Argument: var status }:
                await Results.Problem(statusCode: status, detail: "The back office misbehaves as asked.")
                    .ExecuteAsync(context);
                return true;
            case { Kind: FaultKind.Garbage }:
                await Results.Content("<html>{\"items\": [ Out of cheese.", "application/json").ExecuteAsync(context);
                return true;
            default:
                return false;
        }
    }

    private async Task ChangeAnswerAsync(
        HttpContext context, RequestDelegate next, IReadOnlyList<PlannedFault> planned)
    {
        var wire = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        await next(context);
        context.Response.Body = wire;

        answer.Position = 0;
        if (context.Response.StatusCode >= 300 || await JsonNode.ParseAsync(answer) is not JsonObject json)
        {
            answer.Position = 0;
            await answer.CopyToAsync(wire, context.RequestAborted);
            return;
        }

        foreach (var fault in planned)
        {
            Change(json, fault.Kind);
        }

        context.Response.ContentLength = null;
        await JsonSerializer.SerializeAsync(wire, json, cancellationToken: context.RequestAborted);
    }

    private void Change(JsonObject json, FaultKind kind)
    {
        switch (kind)
        {
            case FaultKind.LeakCard:
                JsonChanges.AppendToTexts(json, Leaks.Cards);
                break;
            case FaultKind.LeakHash:
                JsonChanges.AppendToTexts(json, Leaks.Credentials);
                break;
            case FaultKind.OtherOrganizer:
                foreign.Mix(json);
                break;
            case FaultKind.ExtraFields:
                JsonChanges.AddUnknownFields(json);
                break;
            case FaultKind.BrokenDates:
                JsonChanges.BreakDates(json);
                break;
            case FaultKind.Huge:
                JsonChanges.Inflate(json);
                break;
        }
    }
}
