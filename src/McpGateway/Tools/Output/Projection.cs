using System.Text.Json;
using McpGateway.BackOffice;
using McpGateway.Tools.Catalog;

namespace McpGateway.Tools.Output;

/// <summary>From a back-office answer to what may leave of it, in one pass over the bytes.</summary>
internal static class Projection
{
    /// <summary>What assistants take in one piece, with room for the envelope around it.</summary>
    public const int MaxBytes = 60 * 1024;

    /// <exception cref="OrganizerMismatchException">Something in it belongs to another organizer.</exception>
    /// <exception cref="ResultTooLargeException">More than <see cref="MaxBytes"/> would leave.</exception>
    /// <exception cref="BackOfficeException">It is not the JSON that the catalog declares.</exception>
    public static Projected Project(
        OutputShape shape, ReadOnlySpan<byte> json, ReadOnlySpan<byte> organizerId, DataClasses released)
    {
        var writer = AnswerWriter.Rent(withText: !shape.IsTextJson);
        try
        {
            var pass = new ProjectionPass(json, writer, organizerId, released);
            pass.Run(shape);
            return new(writer, pass.Redactions);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            writer.Dispose();
            // The cause may quote the answer, so it is not carried along.
            throw new BackOfficeException(BackOfficeFailure.Garbage);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }
}
