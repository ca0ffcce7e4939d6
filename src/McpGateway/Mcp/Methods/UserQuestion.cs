using System.Text.Json;
using McpGateway.Tools;
using McpGateway.Tools.Confirmation;
using ModelContextProtocol.Protocol;

namespace McpGateway.Mcp.Methods;

/// <summary>The question that a client is to show its user before it sends the call again (basic/patterns/mrtr,
/// client/elicitation).</summary>
internal static class UserQuestion
{
    public static void Write(Utf8JsonWriter writer, ToolAnswer.Asked asked)
    {
        writer.WriteStartObject("inputRequests"u8);
        writer.WriteStartObject(FormAnswers.Key);
        writer.WriteString("method"u8, RequestMethods.ElicitationCreate);
        writer.WriteStartObject("params"u8);
        writer.WriteString("mode"u8, "form"u8);
        writer.WriteString("message"u8, asked.Question);
        // Nothing to fill in: to accept is the answer.
        writer.WriteStartObject("requestedSchema"u8);
        writer.WriteString("type"u8, "object"u8);
        writer.WriteStartObject("properties"u8);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteString("requestState"u8, asked.State);
    }
}
