using System.Text.Json;
using McpGateway.Mcp.Messages;

namespace McpGateway.Mcp.Methods;

/// <summary>One authenticated request on its way to the method that answers it.</summary>
internal sealed record McpCall(
    HttpContext Context, Caller Caller, string? Organizer, McpEnvelope Envelope, Era Era, ServerCard Card)
{
    /// <summary>What goes on writing the answer after the message was read and its memory given back; null for a
    /// method that has answered.</summary>
    public Func<Task>? Stream { get; set; }

    /// <summary>
    /// A modern client cancels by hanging up. An older one may hang up and expect its call to go on, so nothing
    /// cancels that.
    /// </summary>
    public CancellationToken Cancelled => Era == Era.Modern ? Context.RequestAborted : CancellationToken.None;

    /// <summary>Answers with a result; <paramref name="members"/> writes what is the method's own,
    /// <paramref name="meta"/> what it adds to <c>_meta</c>.</summary>
    /// <param name="isComplete">False where the client is to come back with more.</param>
    public ValueTask AnswerAsync<TState>(
        TState state, Action<Utf8JsonWriter, TState> members, Action<Utf8JsonWriter, TState>? meta = null,
        bool isComplete = true) =>
        McpWriter.WriteResultAsync(
            Context.Response, Envelope.Id, (self: this, state, members, meta, isComplete), static (writer, its) =>
            {
                its.members(writer, its.state);
                its.self.WriteCommonMembers(writer, its.isComplete);
                its.meta?.Invoke(writer, its.state);
                writer.WriteEndObject();
            });

    /// <summary>Answers with an empty result, as a ping wants it: not even the request id.</summary>
    public ValueTask AcknowledgeAsync() =>
        McpWriter.WriteResultAsync(Context.Response, Envelope.Id, this, static (_, _) => { });

    public ValueTask RefuseAsync(McpError error) => McpWriter.WriteErrorAsync(Context.Response, Envelope.Id, error);

    // Leaves _meta open for what the method adds.
    private void WriteCommonMembers(Utf8JsonWriter writer, bool isComplete)
    {
        // An older client is spared what its revision does not know.
        if (Era == Era.Modern)
        {
            writer.WriteString("resultType"u8, isComplete ? "complete"u8 : "input_required"u8);
        }

        writer.WriteStartObject("_meta"u8);
        writer.WriteString("gateway/requestId"u8, Caller.RequestId);
        if (Era == Era.Modern)
        {
            writer.WritePropertyName("io.modelcontextprotocol/serverInfo"u8);
            writer.WriteRawValue(Card.Implementation, skipInputValidation: true);
        }
    }
}
