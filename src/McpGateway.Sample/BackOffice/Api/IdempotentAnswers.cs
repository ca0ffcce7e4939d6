using System.Collections.Concurrent;
using McpGateway.Sample.BackOffice.Records;

namespace McpGateway.Sample.BackOffice.Api;

/// <summary>
/// Does a write once however often it is sent: a request with a known <c>Idempotency-Key</c> gets the first answer
/// again. Keys are forgotten after a day.
/// </summary>
internal sealed class IdempotentAnswers(TimeProvider time)
{
    private const int LongestKey = 255;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<(string Path, string Key), Answered> answers = new();

    /// <summary>Runs the write under the organizer's gate: of two that race, the second one gets the first's
    /// answer.</summary>
    public T Once<T>(HttpRequest http, OrganizerRecords records, object request, Func<T> write)
        where T : notnull
    {
        var key = http.Headers["Idempotency-Key"].ToString();
        if (key.Length > LongestKey)
        {
            throw Refusal.Invalid("Idempotency-Key", $"must not be longer than {LongestKey} characters");
        }

        lock (records.Gate)
        {
            return key.Length == 0 ? write() : Once((http.Path, key), request, write);
        }
    }

    private T Once<T>((string Path, string Key) name, object request, Func<T> write)
        where T : notnull
    {
        var now = time.GetUtcNow();
        if (answers.TryGetValue(name, out var known) && now < known.At + Kept)
        {
            return known.Request.Equals(request)
                ? (T)known.Answer
                : throw Refusal.Conflict("The Idempotency-Key was used before with another body.");
        }

        foreach (var old in answers.Where(entry => now >= entry.Value.At + Kept))
        {
            answers.TryRemove(old);
        }

        var answer = write();
        answers[name] = new(request, answer, now);
        return answer;
    }

    private sealed record Answered(object Request, object Answer, DateTimeOffset At);
}
