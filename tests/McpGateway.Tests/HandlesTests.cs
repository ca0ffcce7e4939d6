using System.Text;
using McpGateway.Tests.Harness;
using McpGateway.Tests.OAuth.Token;
using McpGateway.Tools.Catalog;
using McpGateway.Tools.Output;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Tests;

/// <summary>A handle opens its own record as its own kind, and nothing else opens anything (promise S13).</summary>
public sealed class HandlesTests(GatewayOfAClass shared) : IClassFixture<GatewayOfAClass>
{
    private readonly Handles _handles = shared.Gateway.Services.GetRequiredService<Handles>();

    public static TheoryData<string> Kinds => [.. Enum.GetNames<HandleKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void AHandle_IsReadAsItsKindOnly(string name)
    {
        var kind = Enum.Parse<HandleKind>(name);
        var id = Handles.NewRecordId();
        var (text, hash) = _handles.Issue(kind, id);

        var handle = _handles.TryRead(kind, text);

        Assert.Equal(id, handle!.RecordId);
        Assert.True(_handles.Matches(handle, hash));
        Assert.Equal(hash, _handles.HashOf(handle));
        foreach (var other in Enum.GetValues<HandleKind>().Where(other => other != kind))
        {
            Assert.Null(_handles.TryRead(other, text));
            // Nor when the prefix is exchanged.
            Assert.Null(_handles.TryRead(other, _handles.Issue(other, id).Text[..4] + text[4..]));
        }
    }

    /// <summary>Promise S4: what reaches a back office, by a customer's message for one, does not come back through us.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void AHandle_IsTakenOutOfTexts(string name)
    {
        var (text, _) = _handles.Issue(Enum.Parse<HandleKind>(name), Handles.NewRecordId());

        Assert.True(ForbiddenText.Occurs(Encoding.ASCII.GetBytes($"see {text}."), isAscii: true, DataClasses.None));
    }

    [Fact]
    public void AnAlteredHandle_IsNotRead()
    {
        var (text, _) = _handles.Issue(HandleKind.AccessToken, Handles.NewRecordId());

        Assert.All(CodeGrantTests.Altered(text), altered =>
            Assert.Null(_handles.TryRead(HandleKind.AccessToken, altered)));
    }

    /// <summary>Any single character that is exchanged for any other breaks the tag.</summary>
    [Fact]
    public void NoCharacter_IsSpare()
    {
        var (text, _) = _handles.Issue(HandleKind.RefreshToken, Handles.NewRecordId());

        for (var i = 0; i < text.Length; i++)
        {
            foreach (var c in "AZaz09-_+/=!% \0é\ud800".Where(c => c != text[i]))
            {
                Assert.Null(_handles.TryRead(HandleKind.RefreshToken, text[..i] + c + text[(i + 1)..]));
            }
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("mga_")]
    [InlineData("mga_short")]
    [InlineData("é")]
    public void AnythingElse_IsNotRead(string? text) => Assert.Null(_handles.TryRead(HandleKind.AccessToken, text));

    /// <summary>F18: 256 random bits each, and the hash is no prefix of anything that was sent.</summary>
    [Fact]
    public void Handles_AreNeverTheSame()
    {
        var id = Handles.NewRecordId();
        var issued = Enumerable.Range(0, 200).Select(_ => _handles.Issue(HandleKind.AccessToken, id)).ToList();

        Assert.Equal(200, issued.Select(handle => handle.Text).Distinct().Count());
        Assert.Equal(200, issued.Select(handle => Convert.ToHexString(handle.Hash)).Distinct().Count());
    }

    [Fact]
    public void AnotherHandleToTheSameRecord_DoesNotMatchItsHash()
    {
        var id = Handles.NewRecordId();
        var (_, hash) = _handles.Issue(HandleKind.AccessToken, id);
        var other = _handles.TryRead(HandleKind.AccessToken, _handles.Issue(HandleKind.AccessToken, id).Text)!;

        Assert.False(_handles.Matches(other, hash));
        Assert.False(_handles.Matches(other, []));
    }
}
