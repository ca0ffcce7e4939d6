using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace McpGateway.Tests.Harness;

/// <summary>The audit log of a gateway in this process, asked as the operator's own tools ask it.</summary>
internal static class AuditLog
{
    private const string Credential = "an-operator-credential-of-the-tests";

    /// <summary>Admits <see cref="Authorization"/>.</summary>
    public static string[] Settings { get; } =
    [
        "--Gateway:Api:Credentials:0:Name=tests",
        "--Gateway:Api:Credentials:0:SecretHash="
            + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Credential))),
    ];

    public static (string Name, string Value) Authorization => ("Authorization", $"Bearer {Credential}");

    /// <summary>The secret of <see cref="Authorization"/>.</summary>
    public static string Secret => Credential;

    /// <summary>The events, newest first.</summary>
    public static async Task<List<JsonElement>> ReadAsync(Wire wire, string query)
    {
        var answer = await wire.GetAsync($"/api/v1/audit/events?{query}", Authorization);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
        return [.. answer.Json().GetProperty("events").EnumerateArray()];
    }
}
