using System.Text.Json;
using McpGateway.BackOffice;
using McpGateway.Tools.Guards.Ledger;

namespace McpGateway.Tools.Guards;

/// <summary>A call that the guards have let through, with the room that it holds. Disposing of it gives the room back,
/// unless the back office may have acted.</summary>
internal sealed partial class Passage(
    GuardedCall call, GuardHistory history, BackOfficeApi backOffice, ILogger logger) : IAsyncDisposable
{
    private readonly List<Reservation> reservations = [];
    private bool mayHaveActed;

    public void Hold(Reservation reservation) => reservations.Add(reservation);

    /// <summary>Sends the request, and notes whether the back office may have done what it asks for.</summary>
    public async ValueTask<BackOfficeBody?> SendAsync(BackOfficeRequest request, BackOfficeDeadline deadline)
    {
        var before = mayHaveActed;
        mayHaveActed = true;
        try
        {
            return await backOffice.SendAsync(request, deadline);
        }
        catch (BackOfficeException exception) when (exception.Failure.SaysThatNothingWasDone)
        {
            mayHaveActed = before;
            throw;
        }
    }

    /// <summary>Remembers what the call looked up; a list that came back empty has shown nothing.</summary>
    public async ValueTask RememberAsync(ReadOnlyMemory<byte> result, CancellationToken cancellationToken)
    {
        foreach (var lookUp in call.Tool.LookUps)
        {
            if (!IsEmptyList(result.Span, call.Tool.Output!.IsList) && call.Arguments.TryGet(lookUp.Argument, out var value))
            {
                await history.LookUps.RememberAsync(call.Caller, call.Tool.Name, lookUp, value, cancellationToken);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (mayHaveActed)
        {
            return;
        }

        foreach (var reservation in reservations)
        {
            try
            {
                await history.Usage.GiveBackAsync(reservation);
            }
            catch (Exception lost)
            {
                // The answer stands. What is not given back is not available until the period has passed.
                LogNotGivenBack(call.Caller.RequestId, lost.GetType().FullName);
            }
        }
    }

    // The list of an answer stands before any other: all that is declared beside it is where the next page begins.
    private static bool IsEmptyList(ReadOnlySpan<byte> json, bool isList)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        var hasMembers = reader.Read() && reader.TokenType == JsonTokenType.PropertyName;
        while (isList && reader.TokenType != JsonTokenType.StartArray && reader.Read())
        {
            // On the way to it.
        }

        return !hasMembers || (isList && (!reader.Read() || reader.TokenType == JsonTokenType.EndArray));
    }

    [LoggerMessage(LogLevel.Warning, "Room under a guard was not given back: request {RequestId}, {ExceptionType}")]
    private partial void LogNotGivenBack(string requestId, string? exceptionType);
}
