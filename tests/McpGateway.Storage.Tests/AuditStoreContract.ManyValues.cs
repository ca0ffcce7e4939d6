namespace McpGateway.Storage.Tests;

public abstract partial class AuditStoreContract
{
    private const int Rare = 150;

    public static TheoryData<AuditQuery> Restrictions =>
    [
        new AuditQuery(),
        new AuditQuery { OrganizerId = "org_1", From = Noon },
        new AuditQuery { Outcome = AuditOutcome.Denied, To = Noon.AddDays(1) },
        new AuditQuery { Outcome = AuditOutcome.Denied, OrganizerId = "org_0", From = Noon.AddSeconds(1) },
        new AuditQuery { Tool = "rare_7" },
        new AuditQuery { UserForms = ["usr_1", "usr_5"] },
    ];

    /// <summary>However rare a value is, and however many others there are that are more frequent or newer.</summary>
    [Theory]
    [MemberData(nameof(Restrictions))]
    public async Task Counts_AreExact_OverManyValues(AuditQuery query)
    {
        var events = Enumerable.Range(0, Rare).SelectMany(i => Enumerable.Range(0, 1 + (i % 5)).Select(j => Event($"{i}.{j}") with
        {
            Tool = $"rare_{i}",
            UserId = $"usr_{i % 7}",
            OrganizerId = $"org_{i % 3}",
            Outcome = j == 4 ? AuditOutcome.Denied : AuditOutcome.Success,
        })).Concat(Enumerable.Range(0, 300).Select(i => Event($"loud {i}") with { Time = Noon.AddSeconds(1), Tool = "loud" }))
            .Append(Event("late", 30 * 24 * 60) with { Tool = "rare_3" }).ToList();
        await Store.AppendAsync([.. events.Take(400)], Cancel);
        await (await OpenAsync()).AppendAsync([.. events.Skip(400)], Cancel);
        var matching = events.Where(one => (query.OrganizerId ?? one.OrganizerId) == one.OrganizerId
            && (query.Outcome ?? one.Outcome) == one.Outcome && (query.Tool ?? one.Tool) == one.Tool
            && !(one.Time < query.From) && !(one.Time >= query.To)
            && (query.UserForms is null || query.UserForms.Contains(one.UserId))).ToList();

        foreach (var (by, of) in new (AuditField, Func<AuditEvent, string?>)[]
        {
            (AuditField.Tool, one => one.Tool), (AuditField.User, one => one.UserId),
            (AuditField.Organizer, one => one.OrganizerId), (AuditField.Action, one => one.Action),
        })
        {
            var expected = matching.Where(one => of(one) is not null).GroupBy(of)
                .Select(group => new AuditTally(group.Key!, group.Count()))
                .OrderByDescending(tally => tally.Events).ThenBy(tally => tally.Value, StringComparer.Ordinal);
            Assert.Equal(expected, await Store.CountAsync(query, by, 1000, Cancel));
        }

        Assert.Superset(
            matching.Select(one => one.OrganizerId).OfType<string>().ToHashSet(),
            (await Store.OrganizersAsync(query, Cancel)).ToHashSet());
    }

    /// <summary>A user has another pseudonym at each organizer.</summary>
    [Fact]
    public async Task AUserOfManyForms_IsFoundInEach_ByPages()
    {
        await Store.AppendAsync(
            [
                .. Enumerable.Range(0, 100).Select(i => Event($"{i}", i * 37 % 100) with
                {
                    UserId = i % 4 == 0 ? $"other_{i}" : $"form_{i}",
                    Tool = $"tool_{i % 3}",
                }),
            ],
            Cancel);
        var query = new AuditQuery { UserForms = [.. Enumerable.Range(0, 1200).Select(i => $"form_{i}")], Limit = 7 };

        var read = await Store.ReadAsync(query, Cancel).ToListAsync(Cancel);

        Assert.Equal(75, read.Count);
        Assert.Equal(read.OrderByDescending(one => one.Time), read);
        Assert.All(read, one => Assert.StartsWith("form_", one.UserId, StringComparison.Ordinal));
        Assert.Equal(75, (await Store.SeriesAsync(query, AuditInterval.Hour, Cancel)).Sum(bucket => bucket.Total));
        Assert.Equal("tool_0 25, tool_1 25, tool_2 25", Told(await Store.CountAsync(query, AuditField.Tool, 5, Cancel)));
        Assert.Equal("success 75", Told(await Store.CountAsync(query, AuditField.Outcome, 5, Cancel)));
        Assert.Equal(75, (await Store.CountAsync(query, AuditField.User, 2000, Cancel)).Sum(tally => tally.Events));
    }
}
