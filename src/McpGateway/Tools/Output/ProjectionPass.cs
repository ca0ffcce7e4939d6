using System.Text.Json;
using McpGateway.BackOffice;
using McpGateway.Tools.Catalog;

namespace McpGateway.Tools.Output;

/// <summary>One walk over an answer: copies what is declared, skips the rest, checks the organizer on the way. Only an
/// object that turns out to lack a consent, or to describe a minor, is walked a second time.</summary>
internal ref struct ProjectionPass(
    ReadOnlySpan<byte> json, AnswerWriter output, ReadOnlySpan<byte> organizerId, DataClasses released)
{
    private readonly ReadOnlySpan<byte> organizerId = organizerId;
    private Utf8JsonReader reader = new(json, new JsonReaderOptions { MaxDepth = 64 });
    private FieldPass fields = new(output, released);
    private Flags flags;

    public readonly int Redactions => fields.Redactions;

    public void Run(OutputShape shape)
    {
        reader.Read();
        if (shape.IsArray)
        {
            var outer = output.StartObject(shape.Root);
            WriteMember(shape.Root.Members[0], default);
            output.EndObject(outer);
        }
        else
        {
            Expect(JsonTokenType.StartObject);
            WriteObject(shape.Root, default);
        }

        // Throws when anything follows.
        reader.Read();
    }

    /// <summary>The reader stands on the start of the object, and afterwards on its end.</summary>
    private void WriteObject(ObjectShape shape, in Restriction around)
    {
        if (shape.Conditions.Length == 0)
        {
            WriteMembers(shape, around);
            return;
        }

        // A flag may come after the values that it decides about. What it does not release is taken back, and the object
        // is written again under the restriction.
        var startOfObject = reader;
        var (here, fieldsBefore, flagsBefore) = (output.Here(), fields, flags);
        flags.Forget(shape.Flags);
        WriteMembers(shape, around);
        var restriction = around.With(shape.Conditions, flags.Proven);
        if (restriction != around && fields.Sensitive != fieldsBefore.Sensitive)
        {
            reader = startOfObject;
            (fields, flags) = (fieldsBefore, flagsBefore);
            output.BackTo(here);
            flags.Forget(shape.Flags);
            WriteMembers(shape, restriction);
        }
    }

    private void WriteMembers(ObjectShape shape, in Restriction restriction)
    {
        var outer = output.StartObject(shape);
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
            var (member, bit) = (shape.Members[index], 1UL << index);
            var isRepeated = (seen & bit) != 0;
            seen |= bit;
            reader.Read();
            if (member.IsConsent)
            {
                ReadConsent(member, isRepeated, restriction);
                continue;
            }

            // A member that comes twice could show one value to the check and another to the client.
            present |= isRepeated ? throw Garbage() : WriteMember(member, restriction) ? bit : 0;
        }

        output.EndObject(outer);
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

    /// <summary>Whatever is not one plain flag proves nothing, and is no reason to refuse the answer.</summary>
    private void ReadConsent(Member member, bool isRepeated, in Restriction restriction)
    {
        if (isRepeated || (member.Object is not null && reader.TokenType != JsonTokenType.StartObject))
        {
            flags.Contradict(member.Flags);
            reader.Skip();
        }
        else if (member.Object is { } shape)
        {
            var here = output.Here();
            WriteMembers(shape, restriction);
            output.BackTo(here);
        }
        else if (reader.TokenType is JsonTokenType.True or JsonTokenType.False)
        {
            flags.Tell(member, reader.TokenType == JsonTokenType.True);
            // A yes that another place contradicts must not be read as one.
            if (member.Leaves && (reader.TokenType == JsonTokenType.False || (restriction.Unproven & member.Flags) == 0))
            {
                fields.Write(ref reader, member, restriction, named: true);
                fields.Sensitive++;
            }
        }
        else
        {
            flags.Contradict(member.Flags);
            reader.Skip();
        }
    }

    /// <summary>False when there was only a null: it says no more than absence does, and is left out like it.</summary>
    private bool WriteMember(Member member, in Restriction restriction)
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
            WriteValue(member, restriction, named: true);
            return true;
        }

        Expect(JsonTokenType.StartArray);
        output.Name(member);
        var outer = output.StartList(member);
        var count = 0;
        for (; reader.Read() && reader.TokenType != JsonTokenType.EndArray; count++)
        {
            WriteValue(member, restriction, named: false);
            CheckSize();
        }

        output.EndList(outer, count);
        return true;
    }

    private void WriteValue(Member member, in Restriction restriction, bool named)
    {
        if (member.Object is { } shape)
        {
            Expect(JsonTokenType.StartObject);
            if (named)
            {
                output.Name(member);
            }
            else
            {
                output.Element();
            }

            WriteObject(shape, restriction);
            return;
        }

        if (!HasType(member.Field.Type))
        {
            throw Garbage();
        }

        if (member.Flags != 0)
        {
            flags.Tell(member, reader.TokenType == JsonTokenType.True);
        }

        if (member.Leaves)
        {
            CheckSize(reader.ValueSpan.Length);
            fields.Write(ref reader, member, restriction, named);
        }
    }

    private readonly bool HasType(FieldType type) => type switch
    {
        FieldType.String => reader.TokenType == JsonTokenType.String,
        FieldType.Integer => reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out _),
        FieldType.Number => reader.TokenType == JsonTokenType.Number,
        _ => reader.TokenType is JsonTokenType.True or JsonTokenType.False,
    };

    private readonly void Expect(JsonTokenType token)
    {
        if (reader.TokenType != token)
        {
            throw Garbage();
        }
    }

    private readonly void CheckSize(int next = 0)
    {
        if (output.JsonLength + next > Projection.MaxBytes)
        {
            throw new ResultTooLargeException();
        }
    }

    private static BackOfficeException Garbage() => new(BackOfficeFailure.Garbage);
}
