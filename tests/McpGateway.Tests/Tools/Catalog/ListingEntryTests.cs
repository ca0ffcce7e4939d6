using System.Text;
using System.Text.Json;
using McpGateway.Tools.Catalog;

namespace McpGateway.Tests.Tools.Catalog;

public sealed class ListingEntryTests
{
    [Fact]
    public void Digest_StaysTheSame_WhateverTheOrderOfMembers()
    {
        var digest = ListingEntry.DigestOf("""{"a":{"b":[1,2],"c":"ü"},"d":null}"""u8);
        Assert.Equal(digest, ListingEntry.DigestOf("""{"d":null, "a":{"c":"\u00fc","b":[1,2]}}"""u8));
        Assert.Matches("^[0-9a-f]{16}$", digest);
    }

    [Theory]
    [InlineData("Returns one note.", "Returns a note.")]
    [InlineData("minimum: 1", "minimum: 2")]
    [InlineData("id: string", "id: integer")]
    [InlineData("required: [note_id]", "required: [note_id] # as before")]
    public void Digest_ChangesWithWhatModelsRead_AndOnlyThen(string was, string willBe)
    {
        var changed = CatalogFolder.Tools.Replace(was, willBe, StringComparison.Ordinal);
        Assert.NotEqual(CatalogFolder.Tools, changed);
        Assert.Equal(willBe.Contains('#', StringComparison.Ordinal), DigestOf(CatalogFolder.Tools) == DigestOf(changed));
    }

    [Fact]
    public void Digests_OfTheSample_AllDiffer()
    {
        var tools = SampleCatalog.Load().Tools.Values;
        Assert.Equal(tools.Length, tools.Select(tool => tool.Digest).Distinct().Count());
        Assert.All(tools, tool => Assert.StartsWith("{\"name\":", Encoding.UTF8.GetString(tool.Listing.Span), StringComparison.Ordinal));
    }

    /// <summary>Both forms that ChatGPT reads (OA8): the tool's own scopes, on the tool and in its
    /// <c>_meta</c>.</summary>
    [Fact]
    public void EveryTool_SaysHowItIsAuthorized()
    {
        foreach (var tool in SampleCatalog.Load().Tools.Values)
        {
            var entry = JsonElement.Parse(tool.Listing.Span);
            foreach (var holder in new[] { entry, entry.GetProperty("_meta") })
            {
                var scheme = Assert.Single(holder.GetProperty("securitySchemes").EnumerateArray());
                Assert.Equal("oauth2", scheme.GetProperty("type").GetString());
                Assert.Equal(tool.Scopes.Ordered(),
                    scheme.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
            }
        }
    }

    [Fact]
    public void WhatModelsRead_IsTheEntryWithoutIt()
    {
        var tool = SampleCatalog.Load().Tools["search_bookings"];
        var whole = Encoding.UTF8.GetString(tool.Listing.Span);

        Assert.StartsWith(Encoding.UTF8.GetString(tool.ForModels)[..^1], whole, StringComparison.Ordinal);
        Assert.Equal(ListingEntry.DigestOf(tool.ForModels), tool.Digest);
    }

    private static string DigestOf(string tools)
    {
        using var folder = new CatalogFolder(tools: tools);
        var loaded = CatalogLoader.Load(folder.Path);
        Assert.Empty(loaded.Findings);
        return loaded.Catalog.Tools["get_note"].Digest;
    }
}
