using System.Buffers;

namespace McpGateway.BackOffice;

/// <summary>The bytes of an answer in memory that goes back to the pool when disposed.</summary>
internal sealed class BackOfficeBody(byte[] rented, int start, int length) : IDisposable
{
    private byte[]? buffer = rented;

    public ReadOnlySpan<byte> Bytes =>
        (buffer ?? throw new ObjectDisposedException(nameof(BackOfficeBody))).AsSpan(start, length);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref buffer, null) is { } array)
        {
            // What people's data was in the buffer must not wait there for the next who rents it.
            ArrayPool<byte>.Shared.Return(array, clearArray: true);
        }
    }
}
