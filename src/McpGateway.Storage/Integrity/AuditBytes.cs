using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace McpGateway.Storage.Integrity;

/// <summary>
/// The bytes of an event over which its chain goes, version 1: what is stored of it, in this order. Numbers are big-endian;
/// a text is its length in UTF-8 bytes (32 bits) and those; a member that is not there is 32 or 64 bits of ones.
/// </summary>
internal static class AuditBytes
{
    public const int HashSize = SHA256.HashSizeInBytes;
    private const byte Version = 1;
    private const int OnStack = 1024;
    private const int Numbers = 1 + HashSize + (9 * sizeof(long));
    private const int Texts = 14;

    /// <summary>The hash before the first event of a chain.</summary>
    public static ReadOnlySpan<byte> Beginning => new byte[HashSize];

    /// <summary>SHA-256 over version, the hash before, day, lane, position, sequence and every member.</summary>
    public static void Hash(
        AuditEvent auditEvent, in ChainKey chain, long position, ReadOnlySpan<byte> before, Span<byte> destination)
    {
        var room = Room(auditEvent, chain);
        var rented = room > OnStack ? ArrayPool<byte>.Shared.Rent(room) : null;
        var buffer = rented ?? stackalloc byte[OnStack];
        var length = Write(auditEvent, chain, position, before, buffer);
        SHA256.HashData(buffer[..length], destination);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static int Write(
        AuditEvent auditEvent, in ChainKey chain, long position, ReadOnlySpan<byte> before, Span<byte> buffer)
    {
        buffer[0] = Version;
        before.CopyTo(buffer[1..]);
        var bytes = new Writer(buffer, 1 + HashSize);
        bytes.Add(chain.Day);
        bytes.Add(chain.Lane);
        bytes.Add(position);
        bytes.Add(auditEvent.Sequence);
        bytes.Add(auditEvent.Time.ToUnixTimeMilliseconds());
        bytes.Add((long)auditEvent.Outcome);
        bytes.Add(auditEvent.DurationMs);
        bytes.Add(auditEvent.Redactions);
        bytes.Add(auditEvent.LeftOut);
        bytes.Add(auditEvent.RequestId);
        bytes.Add(auditEvent.Action);
        bytes.Add(auditEvent.Code);
        bytes.Add(auditEvent.UserId);
        bytes.Add(auditEvent.OrganizerId);
        bytes.Add(auditEvent.ConnectionId);
        bytes.Add(auditEvent.ClientId);
        bytes.Add(auditEvent.Provider);
        bytes.Add(auditEvent.Tool);
        bytes.Add(auditEvent.ToolDigest);
        bytes.Add(auditEvent.Effect);
        bytes.Add(auditEvent.Guard);
        return bytes.Length;
    }

    private static int Room(AuditEvent auditEvent, in ChainKey chain) =>
        Numbers + (Texts * sizeof(int)) + (3 * (
            chain.Lane.Length + auditEvent.RequestId.Length + auditEvent.Action.Length + Length(auditEvent.Code)
            + Length(auditEvent.UserId) + Length(auditEvent.OrganizerId) + Length(auditEvent.ConnectionId)
            + Length(auditEvent.ClientId) + Length(auditEvent.Provider) + Length(auditEvent.Tool)
            + Length(auditEvent.ToolDigest) + Length(auditEvent.Effect) + Length(auditEvent.Guard)));

    private static int Length(string? text) => text?.Length ?? 0;

    private ref struct Writer(Span<byte> buffer, int length)
    {
        private readonly Span<byte> buffer = buffer;

        public int Length { get; private set; } = length;

        public void Add(long? number)
        {
            // No member is negative, so that all ones stand for none.
            BinaryPrimitives.WriteInt64BigEndian(buffer[Length..], number ?? -1);
            Length += sizeof(long);
        }

        public void Add(string? text)
        {
            var size = text is null ? -1 : Encoding.UTF8.GetBytes(text, buffer[(Length + sizeof(int))..]);
            BinaryPrimitives.WriteInt32BigEndian(buffer[Length..], size);
            Length += sizeof(int) + Math.Max(size, 0);
        }
    }
}
