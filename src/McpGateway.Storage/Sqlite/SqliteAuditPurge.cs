using System.Globalization;
using McpGateway.Storage.Integrity;

namespace McpGateway.Storage.Sqlite;

/// <summary>Deletes whole days of chains, in steps, so that it never keeps the other writers waiting for long.</summary>
internal static class SqliteAuditPurge
{
    private const int Step = 1000;
    private const string Day = "coalesce(day, time / 86400000)";

    public static async ValueTask<int> RunAsync(
        SqliteDatabase database, int beforeDay, IReadOnlyList<HeldDays> held, CancellationToken cancellationToken)
    {
        // No event joins the chain of an earlier day than its own, so none of them lies beyond this moment.
        var until = ChainDay.Start(beforeDay).ToUnixTimeMilliseconds();
        var total = 0;
        int step;
        do
        {
            step = await database.WriteAsync(
                session =>
                {
                    var gone = Delete(
                        session,
                        $"""
                        DELETE FROM audit_event WHERE sequence IN (
                            SELECT sequence FROM audit_event WHERE time < {until} AND {Day} < {beforeDay}
                               {Except(held, $"{Day}", "coalesce(organizer_id, '')")} LIMIT {Step})
                        """,
                        held);
                    if (gone > 0)
                    {
                        // What is left of their events is put together anew.
                        session.ExecuteScript(
                            $"""
                            DELETE FROM audit_column WHERE first IN (
                                SELECT first FROM audit_segment WHERE from_time < {until});
                            DELETE FROM audit_segment WHERE from_time < {until};
                            """);
                    }

                    return gone;
                },
                cancellationToken);
            total += step;
        }
        while (step == Step);

        await database.WriteAsync(
            session => Delete(
                session, $"DELETE FROM audit_head WHERE day < {beforeDay} {Except(held, "day", organizer: null)}", []),
            cancellationToken);
        return total;
    }

    private static string Except(IReadOnlyList<HeldDays> held, string day, string? organizer)
    {
        var conditions = held.Select((hold, i) =>
            organizer is not null && hold.OrganizerId is not null
                ? $"AND NOT ({day} BETWEEN {hold.FromDay} AND {hold.ToDay} AND {organizer} = ?{i + 1})"
                : $"AND NOT {day} BETWEEN {hold.FromDay} AND {hold.ToDay}");
        return string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', conditions)}");
    }

    private static int Delete(SqliteSession session, string sql, IReadOnlyList<HeldDays> held)
    {
        session.Ends.Settle();
        var statement = session.Compile(sql);
        try
        {
            for (var i = 0; i < held.Count; i++)
            {
                if (held[i].OrganizerId is { } organizerId)
                {
                    statement.Bind(i + 1, organizerId);
                }
            }

            statement.Step();
            return session.Changes;
        }
        finally
        {
            statement.Close();
        }
    }
}
