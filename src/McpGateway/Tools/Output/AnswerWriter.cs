using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace McpGateway.Tools.Output;

/// <summary>Writes what leaves twice at once: as JSON, and as text for those who read only that. The text is written in
/// the form in which it stands in a JSON string, so that nobody has to escape it again.</summary>
internal sealed class AnswerWriter : IDisposable
{
    private const int StartSize = 16 * 1024;

    // Room for as many answers as a busy process has under way at once, while each waits for its audit event.
    private const int Kept = 64;

    // What the text begins with is known last, and written into the room that is left for it.
    private static readonly int TextStart = 1 + Delimiter.ExplanationLength;

    private static readonly ConcurrentQueue<AnswerWriter> Idle = new();

    // The result is read as JSON, never as HTML, and the encoder for HTML would triple every letter like ü.
    private static readonly JavaScriptEncoder Escape = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    // What has a meaning between values; a value with any of it is put between quotes.
    private static readonly SearchValues<byte> Layout = SearchValues.Create(";{}[]\"\\\r\n\t"u8);

    private readonly ByteBuffer json = new(StartSize);
    private readonly ByteBuffer text = new(StartSize);
    private readonly Delimiter delimiter = new();
    private bool hasText;
    private TextForm form;
    private bool isFirst;

    public int JsonLength => json.Length;

    /// <summary>What was written, a JSON object; there until the writer is disposed.</summary>
    public ReadOnlyMemory<byte> Json => json.Written;

    public static AnswerWriter Rent(bool withText)
    {
        var writer = Idle.TryDequeue(out var idle) ? idle : new();
        writer.hasText = withText;
        (writer.form, writer.isFirst) = (TextForm.Nothing, true);
        writer.delimiter.Renew();
        writer.text.Took(TextStart);
        return writer;
    }

    /// <summary>Ends the text.</summary>
    /// <returns>A JSON string, there until the writer is disposed; empty when no text was asked for.</returns>
    public ReadOnlyMemory<byte> EndText()
    {
        if (!hasText)
        {
            return default;
        }

        text.Add((byte)'"');
        var written = text.Written;
        var start = TextStart - 1 - delimiter.Explain(written.Span[1..]);
        written.Span[start] = (byte)'"';
        return written[start..];
    }

    /// <summary>Lets the next answer be written into the same memory. Nothing of this one stays in it.</summary>
    public void Dispose()
    {
        json.Clear();
        text.Clear();
        if (Idle.Count < Kept)
        {
            Idle.Enqueue(this);
        }
    }

    public Position Here() => new(json.Length, text.Length, form, isFirst);

    public void BackTo(Position place)
    {
        json.CutTo(place.Json);
        text.CutTo(place.Text);
        (form, isFirst) = (place.Form, place.IsFirst);
    }

    public void Name(Member member)
    {
        json.Add(isFirst ? member.JsonStart.AsSpan(1) : member.JsonStart);
        if (hasText)
        {
            // With the separator, as one piece: a field has few bytes, and each addition its price.
            text.Add(form switch
            {
                TextForm.Money => isFirst ? [] : " "u8,
                TextForm.Lines => text.Length == TextStart ? member.Label : member.LineLabel,
                _ => isFirst ? member.Label : member.NextLabel,
            });
        }

        isFirst = false;
    }

    /// <returns>What <see cref="EndObject"/> needs back.</returns>
    public TextForm StartObject(ObjectShape shape)
    {
        json.Add((byte)'{');
        var outer = form;
        form = outer switch
        {
            TextForm.Nothing => TextForm.Lines,
            TextForm.Rows => TextForm.Row,
            _ => shape.IsMoney ? TextForm.Money : TextForm.Braces,
        };
        text.Add(form == TextForm.Braces ? "{"u8 : []);
        isFirst = true;
        return outer;
    }

    public void EndObject(TextForm outer)
    {
        json.Add((byte)'}');
        text.Add(form == TextForm.Braces ? "}"u8 : []);
        (form, isFirst) = (outer, false);
    }

    /// <summary>Closes the new object around a field.</summary>
    public void EndWithin() => json.Add((byte)'}');

    public TextForm StartList(Member member)
    {
        json.Add((byte)'[');
        var outer = form;
        form = outer == TextForm.Lines && member.Object is not null ? TextForm.Rows : TextForm.List;
        text.Add(form == TextForm.List ? "["u8 : []);
        isFirst = true;
        return outer;
    }

    public void Element()
    {
        json.Add(isFirst ? [] : ","u8);
        text.Add(form == TextForm.Rows ? @"\n- "u8 : isFirst ? [] : ", "u8);
        isFirst = false;
    }

    public void EndList(TextForm outer, int count)
    {
        json.Add((byte)']');
        if (form == TextForm.List)
        {
            text.Add((byte)']');
        }
        else
        {
            // How many there are is what is asked most; whoever writes in one go knows it last.
            text.Add(@"\n("u8);
            count.TryFormat(text.Free(11), out var length, provider: CultureInfo.InvariantCulture);
            text.Took(length);
            text.Add(" in this list)"u8);
        }

        (form, isFirst) = (outer, false);
    }

    /// <summary>A number, true or false, as it came.</summary>
    public void Literal(ReadOnlySpan<byte> literal, string? unit)
    {
        json.Add(literal);
        text.Add(literal);
        if (unit is not null)
        {
            text.Add((byte)' ');
            text.Took(Encoding.UTF8.GetBytes(unit, text.Free(unit.Length * 3)));
        }
    }

    /// <param name="value">UTF-8.</param>
    /// <param name="isPlain">True when nothing in it needs escaping.</param>
    /// <param name="isUntrusted">Whether the text marks it as somebody else's words.</param>
    public void String(ReadOnlySpan<byte> value, bool isPlain, bool isUntrusted = false)
    {
        AddJsonString(value, isPlain);
        if (!hasText)
        {
            return;
        }

        if (isUntrusted)
        {
            text.Add(delimiter.Opening);
            AddEscaped(text, value, isPlain);
            text.Add(delimiter.Closing);
        }
        else if (value.ContainsAny(Layout))
        {
            AddQuoted(value);
        }
        else
        {
            AddEscaped(text, value, isPlain);
        }
    }

    /// <summary>What stands in the place of a value.</summary>
    public void Notice(ReadOnlySpan<byte> notice, bool isPlain)
    {
        AddJsonString(notice, isPlain);
        AddEscaped(text, notice, isPlain);
    }

    private void AddJsonString(ReadOnlySpan<byte> value, bool isPlain)
    {
        if (!isPlain)
        {
            json.Add((byte)'"');
            AddEscaped(json, value, isPlain);
            json.Add((byte)'"');
            return;
        }

        var target = json.Free(value.Length + 2);
        target[0] = (byte)'"';
        value.CopyTo(target[1..]);
        target[value.Length + 1] = (byte)'"';
        json.Took(value.Length + 2);
    }

    /// <summary>A JSON string inside the JSON string that the text is.</summary>
    private void AddQuoted(ReadOnlySpan<byte> value)
    {
        var rented = ArrayPool<byte>.Shared.Rent(value.Length * 6);
        try
        {
            Escape.EncodeUtf8(value, rented, out _, out var length);
            text.Add("\\\""u8);
            AddEscaped(text, rented.AsSpan(0, length), isPlain: false);
            text.Add("\\\""u8);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    private static void AddEscaped(ByteBuffer target, ReadOnlySpan<byte> value, bool isPlain)
    {
        if (isPlain)
        {
            target.Add(value);
            return;
        }

        // An escape has at most six characters: \u0000.
        Escape.EncodeUtf8(value, target.Free(value.Length * 6), out _, out var length);
        target.Took(length);
    }
}
