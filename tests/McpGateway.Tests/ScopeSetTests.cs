namespace McpGateway.Tests;

/// <summary>Sets of scopes: their grammar (RFC 6749 §3.3) and that order and repetition mean nothing.</summary>
public sealed class ScopeSetTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("   ", "")]
    [InlineData("a", "a")]
    [InlineData("b a", "a b")]
    [InlineData(" b  a b ", "a b")]
    [InlineData("!#[]~", "!#[]~")]
    [InlineData("A a", "A a")]
    public void TryParse_ReadsInOrdinalOrderOnce(string text, string written) =>
        Assert.Equal(written, ScopeSet.TryParse(text)!.ToString());

    [Theory]
    [InlineData("a\"")]
    [InlineData("a\\b")]
    [InlineData("a\tb")]
    [InlineData("a\nb")]
    [InlineData("a\0")]
    [InlineData("é")]
    [InlineData("a\u007f")]
    [InlineData("a\u00a0b")]
    public void TryParse_RefusesOtherCharacters(string text) => Assert.Null(ScopeSet.TryParse(text));

    [Fact]
    public void SetsWithTheSameMembers_AreEqual()
    {
        var (one, other) = (ScopeSet.TryParse("b a")!, new ScopeSet(["a", "b", "a"]));

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, ScopeSet.TryParse("a B"));
        Assert.False(one.Equals(null));
    }

    [Fact]
    public void SetArithmetic_IsThatOfSets()
    {
        var (ab, bc) = (ScopeSet.TryParse("a b")!, ScopeSet.TryParse("b c")!);

        Assert.Equal("b", ab.Intersect(bc).ToString());
        Assert.Equal("a b c", ab.Union(bc).ToString());
        Assert.Equal("a", ab.Without("b").ToString());
        Assert.Equal(ab, ab.Without("B"));
        Assert.True(ScopeSet.Empty.IsSubsetOf(ab));
        Assert.True(ab.IsSubsetOf(ab.Union(bc)));
        Assert.False(ab.Union(bc).IsSubsetOf(ab));
        Assert.Equal(["a", "b"], ab.Ordered());
        Assert.Equal(0, ScopeSet.Empty.Count);
        Assert.False(ab.Contains("A"));
    }
}
