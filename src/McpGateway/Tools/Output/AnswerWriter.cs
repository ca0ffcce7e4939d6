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

    private static ReadOnlySpan<byte> LeftOut => @"\n\nFields without a name come in the order of the first of their kind."u8;

    private readonly ByteBuffer json = new(StartSize);
    private readonly ByteBuffer text = new(StartSize);
    private readonly Delimiter delimiter = new();
    private readonly NameOrders names = new();
    private bool hasText;
    private bool leavesNamesOut;
    private bool isNamed;
    private Layer layer;

    public int JsonLength => json.Length;

    /// <summary>What was written, a JSON object; there until the writer is disposed.</summary>
    public ReadOnlyMemory<byte> Json => json.Written;

    public static AnswerWriter Rent(bool withText)
    {
        var writer = Idle.TryDequeue(out var idle) ? idle : new();
        writer.hasText = withText;
        (writer.layer, writer.leavesNamesOut) = (default, false);
        writer.names.CutTo(0);
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

        text.Add(leavesNamesOut ? LeftOut : []);
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

    public Position Here() => new(json.Length, text.Length, layer, names.Count);

    public void BackTo(Position place)
    {
        json.CutTo(place.Json);
        text.CutTo(place.Text);
        layer = place.Layer;
        names.CutTo(place.Kinds);
    }

    public void Name(Member member)
    {
        json.Add(layer.HasContent ? member.JsonStart : member.JsonStart.AsSpan(1));
        if (hasText)
        {
            isNamed = layer.Names(member);
            leavesNamesOut |= !isNamed;
            // With the separator, as one piece: a field has few bytes, and each addition its price.
            text.Add((layer.Form, layer.HasContent) switch
            {
                (TextForm.Money, var isSecond) => isSecond ? " "u8 : [],
                (TextForm.Lines, _) => text.Length == TextStart ? member.Label : member.LineLabel,
                (_, true) => isNamed ? member.NextLabel : "; "u8,
                (_, false) => isNamed ? member.Label : [],
            });
        }

        layer.HasContent = true;
    }

    /// <returns>What <see cref="EndObject"/> needs back.</returns>
    public Layer StartObject(ObjectShape shape)
    {
        json.Add((byte)'{');
        var outer = layer;
        var form = outer.Form switch
        {
            TextForm.Nothing => TextForm.Lines,
            TextForm.Rows => TextForm.Row,
            _ => shape.IsMoney ? TextForm.Money : TextForm.Braces,
        };
        var (order, isFirst) = form is TextForm.Lines or TextForm.Money ? default : names.Of(shape);
        layer = new() { Form = form, Order = order, IsFirstOfKind = isFirst };
        text.Add(form == TextForm.Braces ? "{"u8 : []);
        return outer;
    }

    public void EndObject(in Layer outer)
    {
        json.Add((byte)'}');
        text.Add(layer.Form == TextForm.Braces ? "}"u8 : []);
        layer = outer with { HasContent = true };
    }

    /// <summary>Closes the new object around a field.</summary>
    public void EndWithin() => json.Add((byte)'}');

    public Layer StartList(Member member)
    {
        json.Add((byte)'[');
        var outer = layer;
        var isOfRows = outer.Form == TextForm.Lines && member.Object is not null;
        layer = new() { Form = isOfRows ? TextForm.Rows : TextForm.List };
        text.Add(isOfRows ? [] : "["u8);
        return outer;
    }

    public void Element()
    {
        json.Add(layer.HasContent ? ","u8 : []);
        text.Add(layer.Form == TextForm.Rows ? @"\n- "u8 : layer.HasContent ? ", "u8 : []);
        layer.HasContent = true;
    }

    public void EndList(in Layer outer, int count)
    {
        json.Add((byte)']');
        if (layer.Form == TextForm.List)
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

        layer = outer with { HasContent = true };
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
        // Where a name is left out, what is written must not pass for one.
        else if (value.ContainsAny(Layout) || (!isNamed && value.Contains((byte)':') && value.IndexOf(": "u8) >= 0))
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
