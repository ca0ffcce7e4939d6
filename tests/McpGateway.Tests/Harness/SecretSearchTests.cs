using System.Buffers.Text;
using System.Text;

namespace McpGateway.Tests.Harness;

/// <summary>Proves that the search behind <see cref="SecretsAtRestTests"/> can fail.</summary>
public sealed class SecretSearchTests
{
    private const string Needle = "ana.müller+1@alpine.example";

    public static TheoryData<string, string> Dressed => new()
    {
        { "plain", $"name={Needle};" },
        { "hex", Convert.ToHexStringLower(Encoding.UTF8.GetBytes($"..{Needle}..")) },
        { "base64", Convert.ToBase64String(Encoding.UTF8.GetBytes(Needle)) },
        { "base64 after one byte", Convert.ToBase64String(Encoding.UTF8.GetBytes($"x{Needle}xyz")) },
        { "base64 after two bytes", Convert.ToBase64String(Encoding.UTF8.GetBytes($"xy{Needle}xy")) },
        { "percent-encoded", $"?q={Uri.EscapeDataString(Needle)}&x=1" },
        { "JSON-escaped", System.Text.Json.JsonSerializer.Serialize(new { Needle }) },
    };

    [Theory]
    [MemberData(nameof(Dressed))]
    public void FindIn_FindsAPlantedValue(string dress, string text)
    {
        var search = new SecretSearch();
        search.Add("an address", Needle);

        Assert.NotEmpty(search.FindIn(dress, text));
    }

    [Fact]
    public void FindIn_FindsAPlantedValue_InWideCharacters()
    {
        var search = new SecretSearch();
        search.Add("an address", Needle);

        Assert.NotEmpty(search.FindIn("wide", Encoding.Unicode.GetBytes(Needle)));
    }

    [Fact]
    public void FindIn_FindsTheBareSecretOfAHandle()
    {
        var bytes = Enumerable.Range(0, 81).Select(value => (byte)value).ToArray();
        var search = new SecretSearch();
        search.AddHandle("a token", "mga_" + Base64Url.EncodeToString(bytes));

        Assert.NotEmpty(search.FindIn("raw", bytes.AsSpan(17, 32)));
        Assert.Empty(search.FindIn("record id", bytes.AsSpan(1, 16)));
    }

    [Fact]
    public void FindIn_FindsNothing_WhereNothingWasPlanted()
    {
        var search = new SecretSearch();
        search.Add("an address", Needle);

        Assert.Empty(search.FindIn("noise", new string('x', 10_000) + Needle[..10]));
    }
}
