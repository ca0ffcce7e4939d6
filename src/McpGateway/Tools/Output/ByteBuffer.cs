namespace McpGateway.Tools.Output;

/// <summary>Bytes that are added at the end and can be taken back from there.</summary>
internal sealed class ByteBuffer(int size)
{
    private byte[] bytes = new byte[size];
    private int mostUsed;

    public int Length { get; private set; }

    public Memory<byte> Written => bytes.AsMemory(0, Length);

    public byte Last => Length == 0 ? default : bytes[Length - 1];

    public void Add(byte one)
    {
        Free(1)[0] = one;
        Length++;
    }

    public void Add(ReadOnlySpan<byte> many)
    {
        many.CopyTo(Free(many.Length));
        Length += many.Length;
    }

    /// <summary>Room behind what is written, at least as much as asked for; <see cref="Took"/> says how much was
    /// used.</summary>
    public Span<byte> Free(int count)
    {
        if (bytes.Length - Length < count)
        {
            Grow(count);
        }

        return bytes.AsSpan(Length);
    }

    public void Took(int count) => Length += count;

    public void CutTo(int length)
    {
        mostUsed = Math.Max(mostUsed, Length);
        Length = length;
    }

    /// <summary>People's data must not wait there for the next who writes.</summary>
    public void Clear()
    {
        CutTo(0);
        bytes.AsSpan(0, mostUsed).Clear();
        mostUsed = 0;
    }

    private void Grow(int count)
    {
        var larger = new byte[Math.Max(bytes.Length * 2, Length + count)];
        bytes.CopyTo(larger, 0);
        bytes.AsSpan().Clear();
        bytes = larger;
    }
}
