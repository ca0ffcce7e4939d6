using FsCheck;
using FsCheck.Fluent;

namespace McpGateway.Tests.OAuth;

/// <summary>Sets of scopes are sets, and their text is theirs (RFC 6749 §3.3).</summary>
public sealed class ScopeSetProperties
{
    private static readonly Gen<string> Scope = Gen.OneOf(
        Gen.Elements("bookings:read", "bookings:write", "offline_access", "a", "b", "A"),
        Gen.Choose('!', '~').Select(c => (char)c).Where(c => c is not ('"' or '\\')).NonEmptyListOf()
            .Select(letters => string.Concat(letters)));

    private static readonly Arbitrary<List<string>> Scopes = Arb.From(Scope.ListOf().Select(list => list.ToList()));

    private static readonly Arbitrary<ScopeSet> Sets = Arb.From(Scopes.Generator.Select(list => new ScopeSet(list)));

    [Fact]
    public void ItsText_IsReadBackAsTheSameSet() => Check.QuickThrowOnFailure(Prop.ForAll(Sets, set =>
        set.Equals(ScopeSet.TryParse(set.ToString())) && set.GetHashCode() == ScopeSet.TryParse(set.ToString())!.GetHashCode()));

    [Fact]
    public void OrderAndRepetition_MeanNothing() => Check.QuickThrowOnFailure(Prop.ForAll(Scopes, list =>
        new ScopeSet(list).Equals(ScopeSet.TryParse(string.Join("  ", list.AsEnumerable().Reverse().Concat(list))))));

    [Fact]
    public void ItCountsAndContains_ItsMembers() => Check.QuickThrowOnFailure(Prop.ForAll(Scopes, list =>
    {
        var set = new ScopeSet(list);
        return set.Count == list.Distinct().Count() && list.All(set.Contains)
            && set.Ordered().SequenceEqual(list.Distinct().Order(StringComparer.Ordinal));
    }));

    [Fact]
    public void UnionAndIntersection_AreThoseOfSets() => Check.QuickThrowOnFailure(Prop.ForAll(Sets, Sets, Sets, (a, b, c) =>
        a.Union(b).Equals(b.Union(a)) && a.Intersect(b).Equals(b.Intersect(a))
        && a.Union(a).Equals(a) && a.Intersect(a).Equals(a)
        && a.Union(b.Union(c)).Equals(a.Union(b).Union(c))
        && a.Intersect(b.Union(c)).Equals(a.Intersect(b).Union(a.Intersect(c)))
        && a.Intersect(b).IsSubsetOf(a) && a.IsSubsetOf(a.Union(b))
        && a.IsSubsetOf(b) == a.Union(b).Equals(b)));

    [Fact]
    public void WithoutAMember_ItLacksThatOneAlone() => Check.QuickThrowOnFailure(Prop.ForAll(Sets, Arb.From(Scope), (set, scope) =>
        !set.Without(scope).Contains(scope) && set.Without(scope).Count == set.Count - (set.Contains(scope) ? 1 : 0)
        && set.Without(scope).IsSubsetOf(set)));

    [Fact]
    public void AnyText_IsRead_UnlessACharacterIsNoScopes() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(), text =>
            ScopeSet.TryParse(text.Get) is null == text.Get.Any(c => c is < ' ' or > '~' or '"' or '\\')));
}
