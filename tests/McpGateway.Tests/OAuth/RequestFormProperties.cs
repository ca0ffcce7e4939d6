using System.Text;
using FsCheck;
using FsCheck.Fluent;
using McpGateway.OAuth;
using Microsoft.AspNetCore.Http;

namespace McpGateway.Tests.OAuth;

/// <summary>A form is read as it was written, or refused; there is no third way (RFC 6749 §3.2).</summary>
public sealed class RequestFormProperties
{
    private static readonly Gen<string> Text = ArbMap.Default.GeneratorFor<NonNull<string>>()
        .Select(text => text.Get)
        // Half a surrogate pair is no text, and the framework refuses a NUL wherever it stands.
        .Where(text => text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar && rune.Value != 0));

    private static readonly Arbitrary<List<KeyValuePair<string, string>>> Fields = Arb.From(
        (from name in Text
         from value in Text
         select KeyValuePair.Create(name, value)).ListOf().Select(fields => fields.ToList()));

    [Fact]
    public Task WhatWasWritten_IsRead() => CheckAsync(Prop.ForAll(Arb.From(
        Fields.Generator.Select(fields => fields.DistinctBy(field => field.Key, StringComparer.OrdinalIgnoreCase).ToList())), async fields =>
    {
        var form = await ReadAsync(Encode(fields));

        Assert.All(fields.Where(field => field.Key != ""),
            field => Assert.Equal(field.Value == "" ? null : field.Value, form.Find(field.Key)));
    }));

    [Fact]
    public Task WhatWasWrittenTwice_IsRefused() => CheckAsync(Prop.ForAll(Fields, Arb.From(Text), async (fields, value) =>
    {
        var again = fields.Prepend(KeyValuePair.Create("scope", "a")).Append(KeyValuePair.Create("scope", value));

        var refusal = await Assert.ThrowsAsync<OAuthException>(() => ReadAsync(Encode(again)));

        Assert.Equal("invalid_request", refusal.Error.Code);
    }));

    [Fact]
    public Task AnyBytes_AreAForm_OrRefused() => CheckAsync(Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), async bytes =>
    {
        try
        {
            await ReadAsync(bytes);
        }
        catch (OAuthException refusal)
        {
            Assert.Equal("invalid_request", refusal.Error.Code);
        }
    }));

    [Fact]
    public Task AnyTextThatLooksLikeAForm_IsOne_OrRefused() => CheckAsync(Prop.ForAll(Arb.From(
        Gen.Elements("a", "=", "&", "%", "%2", "%zz", "%00", "%ff", "+", ";", "a=1", "a%5B%5D=1", "é").ListOf().Select(string.Concat)), async text =>
    {
        try
        {
            await ReadAsync(Encoding.UTF8.GetBytes(text));
        }
        catch (OAuthException refusal)
        {
            Assert.Equal("invalid_request", refusal.Error.Code);
        }
    }));

    private static Task CheckAsync(Property property) =>
        Task.Run(() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), property), TestContext.Current.CancellationToken);

    private static byte[] Encode(IEnumerable<KeyValuePair<string, string>> fields) => Encoding.ASCII.GetBytes(
        string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}")));

    private static async Task<RequestForm> ReadAsync(byte[] body)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = "POST";
        context.Request.ContentType = "application/x-www-form-urlencoded";
        context.Request.ContentLength = body.Length;
        context.Request.Body = new MemoryStream(body);
        return await RequestForm.ReadAsync(context.Request, TestContext.Current.CancellationToken);
    }
}
