using System.Buffers;

namespace McpGateway.Mcp.Http;

/// <summary>The posted bytes in rented memory, bounded; give it back by disposing.</summary>
internal sealed class McpBody : IDisposable
{
    public const int MaximumLength = 1024 * 1024;

    private const int LongLength = 64 * 1024;

    private byte[] rented;

    private McpBody(byte[] rented, int length) => (this.rented, Memory) = (rented, rented.AsMemory(0, length));

    public ReadOnlyMemory<byte> Memory { get; private set; }

    /// <summary>Null where the body is longer than allowed; what is beyond is not read.</summary>
    public static async ValueTask<McpBody?> TryReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaximumLength)
        {
            return null;
        }

        var body = new McpBody(ArrayPool<byte>.Shared.Rent((int)(request.ContentLength ?? 4096) + 1), 0);
        try
        {
            if (await body.TryFillAsync(request.Body, cancellationToken))
            {
                return body;
            }
        }
        catch
        {
            body.Dispose();
            throw;
        }

        body.Dispose();
        return null;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(rented);
        (rented, Memory) = ([], default);
    }

    private async ValueTask<bool> TryFillAsync(Stream stream, CancellationToken cancellationToken)
    {
        var length = 0;
        while (await stream.ReadAsync(rented.AsMemory(length), cancellationToken) is > 0 and var read)
        {
            length += read;
            if (length > MaximumLength)
            {
                return false;
            }

            if (length == rented.Length)
            {
                Grow();
            }
        }

        if (length > LongLength)
        {
            // Whoever reads it all would keep the other sockets of this thread waiting.
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        }

        Memory = rented.AsMemory(0, length);
        return true;
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(rented.Length * 2);
        rented.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(rented);
        rented = larger;
    }
}
