using System.Security.Cryptography;
using McpGateway.Storage.Encryption;

namespace McpGateway.Storage.Tests.Encryption;

public sealed class EnvelopeTests
{
    private readonly DataKey key = new(new KeyId(7), "org_1", RandomNumberGenerator.GetBytes(DataKey.Size));

    [Fact]
    public void Open_GivesWhatWasSealed_AndNoTwoSealsAreAlike()
    {
        var one = Envelope.Seal(key, "code", "a", "secret"u8);
        var two = Envelope.Seal(key, "code", "a", "secret"u8);

        Assert.NotEqual(one, two);
        Assert.Equal("secret"u8, Envelope.Open(key, "code", "a", one));
        Assert.Equal("secret"u8, Envelope.Open(key, "code", "a", two));
        Assert.Equal(key.Id, Envelope.ReadKeyId("code", "a", one));
    }

    [Fact]
    public void AChangeOfAnyByte_IsDetected()
    {
        var envelope = Envelope.Seal(key, "code", "a", "secret"u8);
        for (var i = 0; i < envelope.Length; i++)
        {
            var changed = envelope.ToArray();
            changed[i] ^= 1;
            Assert.Throws<SealBrokenException>(() => Open("code", "a", changed));
        }
    }

    [Fact]
    public void ACutEnvelope_IsDetected()
    {
        var envelope = Envelope.Seal(key, "code", "a", "secret"u8);
        for (var length = 0; length < envelope.Length; length++)
        {
            var cut = envelope[..length];
            Assert.Throws<SealBrokenException>(() => Open("code", "a", cut));
        }
    }

    [Theory]
    [InlineData("code", "b")]
    [InlineData("connection", "a")]
    [InlineData("co", "dea")]
    [InlineData("codea", "")]
    public void AnEnvelope_OpensForNoOtherRecord(string kind, string id)
    {
        var envelope = Envelope.Seal(key, "code", "a", "secret"u8);

        Assert.Throws<SealBrokenException>(() => Open(kind, id, envelope));
    }

    [Fact]
    public void AnEnvelope_OpensUnderNoOtherKey()
    {
        var other = new DataKey(key.Id, "org_1", RandomNumberGenerator.GetBytes(DataKey.Size));
        var envelope = Envelope.Seal(other, "code", "a", "secret"u8);

        Assert.Throws<SealBrokenException>(() => Open("code", "a", envelope));
    }

    [Fact]
    public void LongIds_AreBound_Too()
    {
        var id = new string('x', 2000);
        var envelope = Envelope.Seal(key, "code", id, "secret"u8);

        Assert.Equal("secret"u8, Envelope.Open(key, "code", id, envelope));
        Assert.Throws<SealBrokenException>(() => Open("code", id + "x", envelope));
    }

    [Fact]
    public void OneKey_WorksOnManyThreads()
    {
        Parallel.For(0, 500, i =>
        {
            var content = BitConverter.GetBytes(i);
            var envelope = Envelope.Seal(key, "code", $"{i}", content);
            Assert.Equal(content, Envelope.Open(key, "code", $"{i}", envelope));
        });
    }

    private byte[] Open(string kind, string id, byte[] envelope) =>
        Envelope.ReadKeyId(kind, id, envelope) == key.Id
            ? Envelope.Open(key, kind, id, envelope)
            : throw new SealBrokenException("Another key is named.");
}
