using System.Buffers;
using System.Text.Json;
using McpGateway.BackOffice;

namespace McpGateway.Tools.Output;

/// <summary>One walk over an answer: copies what is declared, skips the rest, checks the organizer on the
/// way.</summary>
internal ref struct ProjectionPass(
    ReadOnlySpan<byte> json, Utf8JsonWriter writer, ReadOnlySpan<byte> organizerId, Catalog.DataClasses released)
{
    private readonly ReadOnlySpan<byte> organizerId = organizerId;
    private Utf8JsonReader reader = new(json, new JsonReaderOptions { MaxDepth = 64 });
    private Redaction redaction = new(released);

    public readonly int Redactions => redaction.Count;

    public void Run(OutputShape shape)
    {
        reader.Read();
        Expect(JsonTokenType.StartObject);
        WriteObject(shape.Root, isMinor: false);
        // Throws when anything follows the object.
        reader.Read();
    }

    /// <summary>The reader stands on the start of the object, and afterwards on its end.</summary>
    private void WriteObject(ObjectShape shape, bool isMinor)
    {
        isMinor |= shape.MinorFlag >= 0 && IsMinor(shape);
        writer.WriteStartObject();
        var (seen, present) = (0UL, 0UL);
        var index = -1;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = shape.Find(ref reader, index + 1);
            if (found < 0)
            {
                reader.Skip();
                continue;
            }

            index = found;
            var bit = 1UL << index;
            // A member that comes twice could show one value to the check and another to the client.
            seen = (seen & bit) == 0 ? seen | bit : throw Garbage();
            reader.Read();
            present |= WriteMember(shape.Members[index], isMinor) ? bit : 0;
        }

        writer.WriteEndObject();
        CheckComplete(shape, present);
    }

    private static void CheckComplete(ObjectShape shape, ulong present)
    {
        if ((shape.RequiredMembers & ~present) != 0)
        {
            throw Garbage();
        }

        if ((shape.OrganizerMembers & ~present) != 0)
        {
            throw new OrganizerMismatchException();
        }
    }

    /// <summary>False when there was only a null: it says no more than absence does, and is left out like it.</summary>
    private bool WriteMember(Member member, bool isMinor)
    {
        if (member.IsOrganizer && (reader.TokenType != JsonTokenType.String || !reader.ValueTextEquals(organizerId)))
        {
            throw new OrganizerMismatchException();
        }

        if (reader.TokenType == JsonTokenType.Null)
        {
            return false;
        }

        if (!member.IsList)
        {
            WriteValue(member, isMinor, named: true);
            return true;
        }

        Expect(JsonTokenType.StartArray);
        WriteName(member);
        writer.WriteStartArray();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            WriteValue(member, isMinor, named: false);
            CheckSize();
        }

        writer.WriteEndArray();
        return true;
    }

    private void WriteValue(Member member, bool isMinor, bool named)
    {
        if (member.Object is { } shape)
        {
            Expect(JsonTokenType.StartObject);
            if (named)
            {
                WriteName(member);
            }

            WriteObject(shape, isMinor);
        }
        else if (!HasType(member.Type))
        {
            throw Garbage();
        }
        else if (member.Leaves)
        {
            WriteField(member, isMinor, named);
        }
    }

    private void WriteField(Member member, bool isMinor, bool named)
    {
        var dataClass = Redaction.ClassOf(member, isMinor);
        var isText = member.Type == FieldType.String;
        if (!isText && (!redaction.IsReleased(dataClass) || CardNumbers.Occur(reader.ValueSpan)))
        {
            redaction.LeaveOut();
            return;
        }

        CheckSize(reader.ValueSpan.Length);
        if (named)
        {
            WriteName(member);
        }

        if (!isText)
        {
            writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
        }
        else if (!reader.ValueIsEscaped)
        {
            redaction.WriteText(writer, reader.ValueSpan, dataClass);
        }
        else
        {
            WriteEscapedText(dataClass);
        }

        if (named && member.Within is not null)
        {
            writer.WriteEndObject();
        }
    }

    /// <summary>Escapes are resolved first: a card number must not hide behind them.</summary>
    private void WriteEscapedText(Catalog.DataClasses dataClass)
    {
        var rented = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            redaction.WriteText(writer, rented.AsSpan(0, reader.CopyString(rented)), dataClass);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Looks ahead for the flag; whoever is not said to be of age counts as a minor (promise G18).</summary>
    private readonly bool IsMinor(ObjectShape shape)
    {
        var ahead = reader;
        while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
        {
            if (shape.Find(ref ahead, shape.MinorFlag) == shape.MinorFlag)
            {
                ahead.Read();
                return ahead.TokenType != JsonTokenType.False;
            }

            ahead.Skip();
        }

        return true;
    }

    private readonly bool HasType(FieldType type) => type switch
    {
        FieldType.String => reader.TokenType == JsonTokenType.String,
        FieldType.Integer => reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out _),
        FieldType.Number => reader.TokenType == JsonTokenType.Number,
        _ => reader.TokenType is JsonTokenType.True or JsonTokenType.False,
    };

    /// <summary>Only a field can have a new object around it, and it closes that object itself.</summary>
    private readonly void WriteName(Member member)
    {
        if (member.Within is { } around)
        {
            writer.WritePropertyName(around);
            writer.WriteStartObject();
        }

        writer.WritePropertyName(member.LeavesAs);
    }

    private readonly void Expect(JsonTokenType token)
    {
        if (reader.TokenType != token)
        {
            throw Garbage();
        }
    }

    private readonly void CheckSize(int next = 0)
    {
        if (writer.BytesCommitted + writer.BytesPending + next > Projection.MaxBytes)
        {
            throw new ResultTooLargeException();
        }
    }

    private static BackOfficeException Garbage() => new(BackOfficeFailure.Garbage);
}
