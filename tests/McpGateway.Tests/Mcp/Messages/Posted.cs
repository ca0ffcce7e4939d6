using System.Text.Json;
using McpGateway.Mcp.Messages;
using Microsoft.AspNetCore.Http;

namespace McpGateway.Tests.Mcp.Messages;

/// <summary>A request as a client would post it, to be bent one member at a time.</summary>
internal sealed class Posted
{
    private const string Prefix = "io.modelcontextprotocol/";

    public const string Modern = "2026-07-28";

    public Dictionary<string, object?> Params { get; } = [];

    public Dictionary<string, object?>? Meta { get; set; }

    public HeaderDictionary Headers { get; } = [];

    public string Method { get; init; } = "tools/list";

    /// <summary>A request with everything that 2026-07-28 asks for.</summary>
    public static Posted Complete(string method = "tools/list", string? name = null)
    {
        var posted = new Posted
        {
            Method = method,
            Meta = new() { [$"{Prefix}protocolVersion"] = Modern, [$"{Prefix}clientCapabilities"] = new { } },
            Headers = { [McpHeaders.ProtocolVersion] = Modern, [McpHeaders.Method] = method },
        };

        if (name is not null)
        {
            posted.Params["name"] = name;
            posted.Headers[McpHeaders.Name] = name;
        }

        return posted;
    }

    public Posted With(string header, params string[] values)
    {
        Headers[header] = values;
        return this;
    }

    public Posted Without(string header)
    {
        Headers.Remove(header);
        return this;
    }

    public Posted WithMeta(string name, object? value)
    {
        (Meta ??= [])[$"{Prefix}{name}"] = value;
        return this;
    }

    public Posted WithoutMeta(string? name = null)
    {
        if (name is null)
        {
            Meta = null;
        }
        else
        {
            Meta!.Remove($"{Prefix}{name}");
        }

        return this;
    }

    public Posted WithParam(string name, object? value)
    {
        Params[name] = value;
        return this;
    }

    public McpEnvelope Read() => McpEnvelope.Read(ToBytes());

    public byte[] ToBytes()
    {
        var members = new Dictionary<string, object?>(Params);
        if (Meta is not null)
        {
            members["_meta"] = Meta;
        }

        return JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object?>
        {
            ["jsonrpc"] = "2.0",
            ["id"] = 1,
            ["method"] = Method,
            ["params"] = members,
        });
    }
}
