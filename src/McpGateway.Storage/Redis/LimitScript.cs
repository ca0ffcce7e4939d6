namespace McpGateway.Storage.Redis;

/// <summary>
/// Token buckets, each a single number: until when, in microseconds of the server's clock, it has used up what it is
/// allowed (the generic cell rate algorithm). One clock for all replicas. A bucket that is not there is full.
/// </summary>
internal static class LimitScript
{
    /// <summary>ARGV: for each bucket its key, the interval between two tokens and the capacity. Takes a token of each, or
    /// of none: then the place of the first that is empty, counted from 1, and for how long.</summary>
    public const string Spend = """
        local clock = redis.call('TIME')
        local now = clock[1] * 1000000 + clock[2]
        local used = {}
        for i = 1, #ARGV, 3 do
          local interval, capacity = tonumber(ARGV[i + 1]), tonumber(ARGV[i + 2])
          local before = tonumber(redis.call('GET', ARGV[i]) or now)
          -- More than a bucket ahead is the mark of a clock that was set back, or of a limit that was lowered.
          if before < now or before > now + capacity then before = now end
          used[i] = before + interval
          if used[i] > now + capacity then
            return { (i + 2) / 3, string.format('%.0f', used[i] - now - capacity) }
          end
        end
        for i = 1, #ARGV, 3 do
          redis.call('SET', ARGV[i], string.format('%.0f', used[i]),
            'PX', string.format('%.0f', math.ceil((used[i] - now) / 1000) + 1))
        end
        return false
        """;
}
