using FsCheck;
using FsCheck.Fluent;
using McpGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Tests.OAuth;

/// <summary>Only what was issued is read, only as what it was issued, and by nobody's luck (promise S13).</summary>
public sealed class HandlesProperties : IAsyncLifetime
{
    private static readonly Arbitrary<HandleKind> Kinds = Arb.From(Gen.Elements(Enum.GetValues<HandleKind>()));

    private InProcessGateway gateway = null!;
    private Handles handles = null!;

    public async ValueTask InitializeAsync()
    {
        gateway = await InProcessGateway.StartAsync();
        handles = gateway.Services.GetRequiredService<Handles>();
    }

    public ValueTask DisposeAsync() => gateway.DisposeAsync();

    [Fact]
    public void WhatIsIssued_IsRead_AsItsOwnKindAndNoOther() => Check.QuickThrowOnFailure(Prop.ForAll(Kinds, Kinds, (kind, other) =>
    {
        var id = Handles.NewRecordId();
        var (text, hash) = handles.Issue(kind, id);
        var handle = handles.TryRead(kind, text);

        return handle is not null && handle.RecordId == id && handles.Matches(handle, hash)
            && handles.TryRead(other, text) is null == (kind != other);
    }));

    [Fact]
    public void TwoHandlesOfOneRecord_DoNotMatchEachOther() => Check.QuickThrowOnFailure(Prop.ForAll(Kinds, kind =>
    {
        var id = Handles.NewRecordId();
        var (one, hash) = handles.Issue(kind, id);
        var (two, otherHash) = handles.Issue(kind, id);

        return one != two && !handles.Matches(handles.TryRead(kind, two)!, hash) && !handles.Matches(handles.TryRead(kind, one)!, otherHash);
    }));

    [Fact]
    public void AnyChange_MakesItUnreadable() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000), Prop.ForAll(
        Kinds, Arb.From(Gen.Choose(0, 111)), Arb.From(Gen.OneOf(
            Gen.Elements("ABCxyz019-_=+/ ".ToCharArray()), ArbMap.Default.GeneratorFor<char>())),
        (kind, at, c) =>
        {
            var (text, _) = handles.Issue(kind, Handles.NewRecordId());
            return (text[at] == c || handles.TryRead(kind, text.Remove(at, 1).Insert(at, c.ToString())) is null)
                && handles.TryRead(kind, text.Remove(at, 1)) is null
                && handles.TryRead(kind, text.Insert(at, c.ToString())) is null;
        }));

    [Fact]
    public void AnyText_IsNone() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000), Prop.ForAll(
        Kinds, ArbMap.Default.ArbFor<string>(), Arb.From(Gen.Elements("", "mga_", "mgr_", "mgc_", "mgs_")),
        (kind, text, prefix) => handles.TryRead(kind, prefix + text) is null && handles.TryRead(kind, text) is null));
}
