using System.Text;
using System.Text.Json.Nodes;

namespace McpGateway.Tests.OAuth.Clients.Documents;

/// <summary>Documents that tests publish.</summary>
internal static class Document
{
    public const string ClientId = "https://documents.example/client.json";

    private const string Methods = "token_endpoint_auth_methods_supported";

    /// <summary>A good document, with the members of the other one in place of its own; null takes one out.
    /// <c>METHODS</c> is short for the long name of the list of authentication methods.</summary>
    public static string With(string members, string clientId = ClientId)
    {
        var document = new JsonObject
        {
            ["client_id"] = clientId,
            ["client_name"] = "Documented Assistant",
            ["redirect_uris"] = new JsonArray("https://documents.example/callback"),
            ["token_endpoint_auth_method"] = "none",
        };
        foreach (var (name, value) in JsonNode.Parse(members.Replace("METHODS", Methods, StringComparison.Ordinal))!.AsObject())
        {
            document.Remove(name);
            if (value is not null)
            {
                document[name] = value.DeepClone();
            }
        }

        return document.ToJsonString();
    }

    public static string Good(string clientId = ClientId) => With("{}", clientId);

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
