using FsCheck;
using FsCheck.Fluent;
using McpGateway.OAuth.Clients;

namespace McpGateway.Tests.OAuth.Clients;

/// <summary>What holds of every redirect URI that can be written (RFC 9700 §2.1, RFC 8252 §7.3).</summary>
public sealed class RedirectUriProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(2_000);

    private static readonly Gen<string> Pieces = Gen.OneOf(
        Gen.Elements("https:", "http:", "//", "/", "client.example", "evil.example", "localhost", "127.0.0.1", "[::1]", ":443", ":80",
            ":8080", ":0", ":99999", "@", "user", "%2e", "%2f", "%5c", "%00", "..", ".", "\\", "?", "#", "code=1", "x=1", "&", ";",
            "*", "cb", " ", "\t", "\n", "ｅ", "İ", "xn--e1afmkfd", "-", "_", "cursor://anysphere.cursor-mcp/oauth/callback"),
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get));

    private static readonly Gen<string> Starts =
        Gen.Elements("https://client.example", "https://0x7f.1", "https://1", "http://localhost", "http://127.0.0.1:7777", "http://[::1]:1");

    /// <summary>Near to a URI, or anything.</summary>
    private static readonly Arbitrary<string> Any = Arb.From(Gen.OneOf(
        Some(Pieces),
        from start in Starts from rest in Some(Pieces) select start + rest));

    private static readonly Arbitrary<string> Good = Arb.From(
        (from start in Starts
         from rest in Some(Gen.Elements("/", "/cb", ":8080", ".", "..", "%2e", "%20", "%c3%a9", "?", "x=1", "&", ";", "@", "//", "A", "*"))
         select start + rest).Where(uri => RedirectUri.FindProblem(uri) is null));

    [Fact]
    public void WhatMayBeRegistered_LeadsWhereItSaysInEveryReadersEyes() => Check.One(Many, Prop.ForAll(Good, text =>
    {
        Assert.True(Uri.TryCreate(text, UriKind.Absolute, out var uri), text);
        Assert.Equal(("", ""), (uri.UserInfo, uri.Fragment));
        Assert.True(uri.Scheme == "https" || (uri.Scheme == "http" && uri.IsLoopback) || text.StartsWith("cursor://", StringComparison.Ordinal));
        // Nothing that a parser would repair, so that what is compared is what is visited; only letters that need no
        // encoding may be written either way.
        Assert.StartsWith(uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped), text, StringComparison.Ordinal);
        Assert.EndsWith(Uri.UnescapeDataString(uri.PathAndQuery.TrimStart('/')), Uri.UnescapeDataString(text), StringComparison.Ordinal);
        Assert.All(text, c => Assert.InRange(c, '!', '~'));
    }));

    [Fact]
    public void WhatMayBeRegistered_MatchesItself() =>
        Check.One(Many, Prop.ForAll(Good, uri => RedirectUri.Matches(uri, uri)));

    [Fact]
    public void TwoThatMatch_AreTheSame_OrDifferInALoopbackPort() => Check.One(Many, Prop.ForAll(Good, Any, (registered, presented) =>
        !RedirectUri.Matches(registered, presented)
        || registered == presented
        || (RedirectUri.IsLoopback(registered) && RedirectUri.IsLoopback(presented)
            && new Uri(registered).Host == new Uri(presented).Host
            && new Uri(registered).PathAndQuery == new Uri(presented).PathAndQuery)));

    [Fact]
    public void OnLoopback_AnyPortMatches() => Check.One(Many, Prop.ForAll(
        Arb.From(Gen.Elements("http://localhost", "http://127.0.0.1", "http://[::1]")),
        Arb.From(Gen.Choose(1, 65535)),
        Arb.From(Gen.Elements("", "/", "/callback", "/callback?x=1")),
        (host, port, rest) => RedirectUri.Matches(host + rest, $"{host}:{port}{rest}")
            && !RedirectUri.Matches($"https://client.example{rest}", $"https://client.example:{port}{rest}")));

    [Fact]
    public void AnyText_IsJudged_WithoutAnException() => Check.One(Many, Prop.ForAll(Any, text =>
        RedirectUri.FindProblem(text) is null or { Length: > 0 } && !RedirectUri.Matches(text, text + "x")));

    /// <summary>One character more, fewer or other, and it is another address.</summary>
    [Fact]
    public void OneCharacter_MakesAnotherAddress() => Check.One(Many, Prop.ForAll(
        Arb.From(Good.Generator.Where(uri => !RedirectUri.IsLoopback(uri))),
        Arb.From(Gen.Choose(0, 200)),
        Arb.From(ArbMap.Default.GeneratorFor<char>()),
        (uri, at, c) =>
        {
            var index = at % uri.Length;
            return !RedirectUri.Matches(uri, uri.Insert(index, c.ToString()))
                && !RedirectUri.Matches(uri, uri.Remove(index, 1))
                && (uri[index] == c || !RedirectUri.Matches(uri, uri.Remove(index, 1).Insert(index, c.ToString())));
        }));

    private static Gen<string> Some(Gen<string> pieces) =>
        from count in Gen.Choose(0, 6)
        from list in pieces.ListOf(count)
        select string.Concat(list);
}
