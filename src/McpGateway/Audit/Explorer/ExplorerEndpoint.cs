using McpGateway.Audit.Reading;
using McpGateway.Storage;
using McpGateway.Web.Languages;
using McpGateway.Web.Zones;
using Microsoft.AspNetCore.Http.HttpResults;

namespace McpGateway.Audit.Explorer;

/// <summary><c>GET /audit</c>: the log for people, with the filters of the API in a form.</summary>
internal sealed class ExplorerEndpoint(AuditReads reads, IAuditStore store, TimeProvider time)
{
    private const int EventsOfAPage = 50;
    private const int MostTools = 8;

    public static Task<IResult> ShowAsync(
        HttpContext context, ExplorerEndpoint endpoint, CancellationToken cancellationToken) =>
        endpoint.ShowAsync(context, cancellationToken);

    private Task<IResult> ShowAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return reads.AnswerAsync(
            context,
            parameters => Read(parameters, now),
            async query => Render(await LookAsync(query, now, cancellationToken)),
            mistaken: (query, mistakes) => Render(new()
            {
                Query = query,
                Period = ExplorerPeriod.Of(query, now),
                Mistakes = [.. mistakes.Keys],
            }));
    }

    private static AuditQuery Read(AuditParameters parameters, DateTimeOffset now)
    {
        var asked = parameters.ReadFiltersBeside(
            ExplorerAddress.Position, ChosenLanguage.Parameter, ChosenZone.Parameter);
        var query = ExplorerPeriod.Bound(asked, now);
        if (query.From >= query.To)
        {
            parameters.Mistakes.TryAdd("to", ["The end is not after the beginning; choose a later one."]);
        }

        return query with
        {
            Before = parameters.Number(ExplorerAddress.Position, long.MaxValue),
            Limit = EventsOfAPage,
        };
    }

    private async Task<ExplorerView> LookAsync(
        AuditQuery query, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var period = ExplorerPeriod.Of(query, now);
        var page = await store.QueryAsync(query, cancellationToken);
        if (query.RequestId is not null)
        {
            // The details of a few events: nothing to be drawn.
            return new() { Query = query, Period = period, Page = page };
        }

        var series = await store.SeriesAsync(query, period.Interval, cancellationToken);
        return new()
        {
            Query = query,
            Period = period,
            Page = page,
            Series = period.Fill(series),
            Tools = await CountToolsAsync(query, period, cancellationToken),
        };
    }

    private async Task<List<ToolUse>> CountToolsAsync(
        AuditQuery query, ExplorerPeriod period, CancellationToken cancellationToken)
    {
        // A call that changes something has several events: the one at its end counts.
        var calls = query with { Action = query.Action ?? AuditAction.ToolCalled };
        var uses = new List<ToolUse>();
        foreach (var (tool, count) in await store.CountAsync(calls, AuditField.Tool, MostTools, cancellationToken))
        {
            var series = await store.SeriesAsync(calls with { Tool = tool }, period.Interval, cancellationToken);
            if (series.Count > 0)
            {
                uses.Add(new(tool, count, period.Fill(series)));
            }
        }

        return uses;
    }

    private static RazorComponentResult<ExplorerPage> Render(ExplorerView view) => new(new { View = view })
    {
        StatusCode = view.Mistakes.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
    };
}
