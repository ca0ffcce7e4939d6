using System.Text.Json;
using McpGateway.Mcp.Http;
using McpGateway.Mcp.Messages;
using McpGateway.Mcp.Methods;
using McpGateway.Tools;

namespace McpGateway.Mcp.Listening;

/// <summary><c>subscriptions/listen</c>: the answer stays open and says when this connection's list of tools changed
/// (server/utilities/subscriptions).</summary>
internal sealed class ListenMethod(Listeners listeners, ListenerWatch watch, ToolCalls tools, TimeProvider time)
{
    // What holds a stream open is soon known to be gone, and there is nothing to wait for but that.
    private const string RetryAfter = "30";

    public async ValueTask OpenAsync(McpCall call)
    {
        if (!MediaTypes.AcceptsEventStream(call.Context.Request))
        {
            await call.RefuseAsync(McpError.Http(406, "The answer is a text/event-stream; accept it."));
            return;
        }

        if (FindMistake(call.Envelope, out var wantsTools) is { } mistake)
        {
            await call.RefuseAsync(McpError.InvalidParams(mistake));
            return;
        }

        // Read before the client is told that it will hear of changes, so that none falls in between.
        var seen = wantsTools ? await tools.ListAsync(call.Caller, call.Cancelled) : default(ReadOnlyMemory<byte>?);
        var listener = new Listener(call.Context, call.Caller.ConnectionId, call.Organizer, seen)
        {
            NextLook = watch.NextLook(),
            LastRaised = time.GetTimestamp(),
        };
        if (!listeners.TryAdd(listener))
        {
            call.Context.Response.Headers.RetryAfter = RetryAfter;
            await call.RefuseAsync(McpError.TooMany(
                "Too many streams are open here; close one that is not needed, or try again later."));
            return;
        }

        var messages = new ListenMessages(
            call.Context.Response, call.Envelope.Id.ToArray(), call.Caller.RequestId, call.Card.Implementation);
        call.Stream = () => HoldAsync(listener, messages, wantsTools);
    }

    private static string? FindMistake(McpEnvelope envelope, out bool wantsTools)
    {
        var wanted = envelope.Param("notifications");
        var wantsToolChanges = McpEnvelope.Member(wanted, "toolsListChanged").ValueKind;
        wantsTools = wantsToolChanges == JsonValueKind.True;
        return wanted.ValueKind != JsonValueKind.Object
            ? "params.notifications must be an object that names what to be told of, such as toolsListChanged."
            : wantsToolChanges is not (JsonValueKind.Undefined or JsonValueKind.True or JsonValueKind.False)
            ? "params.notifications.toolsListChanged must be true or false."
            : null;
    }

    private async Task HoldAsync(Listener listener, ListenMessages messages, bool wantsTools)
    {
        var gone = listener.Request.RequestAborted;
        try
        {
            await messages.AcknowledgeAsync(wantsTools, gone);
            while (true)
            {
                var signals = await listener.WaitAsync(gone);
                if (signals.HasFlag(Signals.Ended))
                {
                    await messages.EndAsync(gone);
                    return;
                }

                if (signals.HasFlag(Signals.ListChanged))
                {
                    await messages.TellListChangedAsync(gone);
                }
                else if (signals.HasFlag(Signals.KeepAlive))
                {
                    await messages.KeepAliveAsync(gone);
                }
            }
        }
        finally
        {
            listeners.Remove(listener);
        }
    }
}
