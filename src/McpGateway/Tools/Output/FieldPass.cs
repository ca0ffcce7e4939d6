using System.Buffers;
using System.Text.Json;
using McpGateway.Tools.Catalog;

namespace McpGateway.Tools.Output;

/// <summary>Decides, value by value, what of a declared field leaves, and counts what does not.</summary>
internal struct FieldPass(AnswerWriter output, DataClasses released)
{
    private static ReadOnlySpan<byte> Withheld => "[withheld]"u8;

    private static ReadOnlySpan<byte> Removed => "[removed]"u8;

    public int Redactions { get; private set; }

    /// <summary>Grows with every value whose treatment depends on whom it describes.</summary>
    public int Sensitive { get; set; }

    /// <summary>Writes the value that the reader stands on, which is of the declared type.</summary>
    public void Write(ref Utf8JsonReader reader, Member member, in Restriction restriction, bool named)
    {
        var fate = restriction.FateOf(member.Field.Class, released);
        Sensitive += member.Field.Class == DataClasses.None ? 0 : 1;
        if (member.Field.Type != FieldType.String)
        {
            WriteLiteral(reader.ValueSpan, member, fate, named);
        }
        else if (fate == Fate.Withheld)
        {
            WriteInstead(Withheld, member, named, isPlain: true);
        }
        // Printable ASCII that needed no escape in JSON needs none in ours, and hides nothing.
        else if (!reader.ValueIsEscaped && !reader.ValueSpan.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
        {
            WriteText(reader.ValueSpan, isPlain: true, isAscii: true, member, fate, named);
        }
        else if (!reader.ValueIsEscaped && LatinText.IsAll(reader.ValueSpan))
        {
            WriteText(reader.ValueSpan, isPlain: true, isAscii: false, member, fate, named);
        }
        else
        {
            WriteUnusualText(ref reader, member, fate, named);
        }
    }

    /// <summary>Escapes are resolved and hidden characters taken out first: nothing must hide behind them.</summary>
    private void WriteUnusualText(ref Utf8JsonReader reader, Member member, Fate fate, bool named)
    {
        var rented = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            var length = reader.CopyString(rented);
            var kept = HiddenCharacters.Remove(rented.AsSpan(0, length));
            var text = rented.AsSpan(0, kept);
            Redactions += kept == length ? 0 : 1;
            WriteText(text, isPlain: !reader.ValueIsEscaped && kept == length, isAscii: false, member, fate, named);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    /// <summary>What is no text cannot be masked: it is left out.</summary>
    private void WriteLiteral(ReadOnlySpan<byte> literal, Member member, Fate fate, bool named)
    {
        if (fate != Fate.Shown || (member.Field.Type != FieldType.Boolean && CardNumbers.IsOne(literal)))
        {
            Redactions++;
            return;
        }

        Begin(member, named);
        output.Literal(literal, member.Field.Currency);
        End(member, named);
    }

    private void WriteText(
        ReadOnlySpan<byte> text, bool isPlain, bool isAscii, Member member, Fate fate, bool named)
    {
        if (fate == Fate.Masked)
        {
            WriteMasked(text, isPlain, member, named);
        }
        // No scope releases a card number or a credential; a plain date has no room for one.
        else if (IsPlainMoment(text, member))
        {
            Begin(member, named);
            output.String(text, isPlain: true);
            End(member, named);
        }
        else if (ForbiddenText.Occurs(text, isAscii, released))
        {
            WriteInstead(Removed, member, named, isPlain: true);
        }
        else if (member.Field.Format != FieldFormat.Any)
        {
            WriteMoment(text, isPlain, member, named);
        }
        else
        {
            Begin(member, named);
            output.String(text, isPlain, member.IsUntrusted);
            End(member, named);
        }
    }

    private void WriteMasked(ReadOnlySpan<byte> text, bool isPlain, Member member, bool named)
    {
        Span<byte> masked = stackalloc byte[32];
        var length = Mask.Write(text, masked);
        // What is left of it may be a quotation mark.
        WriteInstead(masked[..length], member, named, isPlain);
    }

    private static bool IsPlainMoment(ReadOnlySpan<byte> text, Member member) => member.Field.Format switch
    {
        FieldFormat.Date => Moment.IsDate(text),
        FieldFormat.DateTime => Moment.IsPlainTime(text),
        _ => false,
    };

    private void WriteMoment(scoped ReadOnlySpan<byte> text, bool isPlain, Member member, bool named)
    {
        var isTime = member.Field.Format == FieldFormat.DateTime && Moment.IsLocalTime(text);
        Span<byte> whole = stackalloc byte[64];
        if (isTime && !Moment.HasOffset(text) && member.Field.Offset is { } offset && text.Length + offset.Length <= 64)
        {
            text.CopyTo(whole);
            offset.CopyTo(whole[text.Length..]);
            text = whole[..(text.Length + offset.Length)];
        }

        if (isTime ? Moment.HasOffset(text) : member.Field.Format == FieldFormat.Date && Moment.IsDate(text))
        {
            Begin(member, named);
            output.String(text, isPlain);
            End(member, named);
        }
        else
        {
            WriteInstead(Withheld, member, named, isPlain: true);
        }
    }

    private void WriteInstead(scoped ReadOnlySpan<byte> text, Member member, bool named, bool isPlain)
    {
        Redactions++;
        Begin(member, named);
        output.Notice(text, isPlain);
        End(member, named);
    }

    private readonly void Begin(Member member, bool named)
    {
        if (named)
        {
            output.Name(member);
        }
        else
        {
            output.Element();
        }
    }

    private readonly void End(Member member, bool named)
    {
        if (named && member.Within is not null)
        {
            output.EndWithin();
        }
    }
}
