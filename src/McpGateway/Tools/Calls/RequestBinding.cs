using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using McpGateway.BackOffice;
using McpGateway.Tools.Arguments;
using McpGateway.Tools.Catalog;

namespace McpGateway.Tools.Calls;

/// <summary>From checked arguments to the request to the back office.</summary>
internal static class RequestBinding
{
    /// <exception cref="CallRefusedException">An argument cannot be part of a path.</exception>
    public static BackOfficeRequest Bind(Operation.Http operation, BoundArguments arguments, Caller caller,
        string accessToken, string? idempotencyKey) => new()
        {
            OrganizerId = caller.OrganizerId,
            Method = operation.Method,
            Target = Target(operation, arguments, caller.OrganizerId),
            AccessToken = accessToken,
            IdempotencyKey = idempotencyKey,
            // A plain null here would become an empty body: arrays, and so null, convert to memory.
            Body = operation.Body.Count == 0 ? default(ReadOnlyMemory<byte>?) : Body(operation.Body, arguments),
        };

    /// <summary>Whether the arguments make a request at all, before anybody is asked about it.</summary>
    /// <exception cref="CallRefusedException">An argument cannot be part of a path.</exception>
    public static void Check(Operation.Http operation, BoundArguments arguments, Caller caller) =>
        Target(operation, arguments, caller.OrganizerId);

    private static string Target(Operation.Http operation, BoundArguments arguments, string organizerId)
    {
        var target = new StringBuilder(operation.Path.Expand(organizerId, name => PathValue(name, arguments)));
        var separator = '?';
        foreach (var (name, argument) in operation.Query)
        {
            if (!arguments.TryGet(argument, out var value))
            {
                continue;
            }

            foreach (var single in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value])
            {
                target.Append(separator).Append(Uri.EscapeDataString(name))
                    .Append('=').Append(Uri.EscapeDataString(Text(single)));
                separator = '&';
            }
        }

        return target.ToString();
    }

    private static string PathValue(string name, BoundArguments arguments)
    {
        arguments.TryGet(name, out var value);
        var text = Text(value);
        // Escaping alone does not stop servers that resolve dots or decode slashes before they route.
        return text is "" or "." or ".." || text.Any(character => char.IsControl(character) || character is '/' or '\\')
            ? throw new CallRefusedException("invalid_arguments",
                $"The arguments are not valid. {name}: is not an id; send the id as another tool returned it.")
            : text;
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => PlainNumber(value),
        _ => value.GetRawText(),
    };

    /// <summary>JSON has many spellings of a whole number, 5.0 and 5e0 among them; a back office expects 5.</summary>
    private static string PlainNumber(JsonElement number)
    {
        var value = number.GetDecimal();
        var whole = decimal.Truncate(value);
        return value == whole ? whole.ToString(CultureInfo.InvariantCulture) : number.GetRawText();
    }

    private static ReadOnlyMemory<byte> Body(IReadOnlyList<Operation.Mapping> mappings, BoundArguments arguments)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        foreach (var (name, argument) in mappings)
        {
            if (arguments.TryGet(argument, out var value))
            {
                writer.WritePropertyName(name);
                WriteValue(writer, value);
            }
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteValue(Utf8JsonWriter writer, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number)
        {
            writer.WriteRawValue(PlainNumber(value), skipInputValidation: true);
        }
        else
        {
            value.WriteTo(writer);
        }
    }
}
