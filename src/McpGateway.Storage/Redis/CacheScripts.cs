namespace McpGateway.Storage.Redis;

/// <summary>
/// What happens in the place of a copy, each an atomic script over KEYS[1]. The place is a hash: e(poch), s(tate: copy,
/// claim or tomb), t(oken), and of a copy v(ersion), x (expiry), i(ndex values), c(ontent). What carries another epoch
/// counts as nothing.
/// </summary>
internal static class CacheScripts
{
    private const string Prelude = RedisEpoch.Script + """
        local place = KEYS[1]
        local at = redis.call('HMGET', place, 'e', 's', 't')
        local state, token = nil, nil
        if at[1] == epoch then state, token = at[2], at[3] end

        local function put(what, by, lifetime)
          redis.call('HMSET', place, 'e', epoch, 's', what, 't', by)
          redis.call('PEXPIRE', place, lifetime)
        end

        -- Where memory has no room for a copy there is none.
        local function copy(first)
          local lifetime = ARGV[first + 4]
          local done = tonumber(lifetime) > 0 and redis.pcall('HMSET', place, 'e', epoch, 's', 'copy', 't', '',
            'v', ARGV[first], 'x', ARGV[first + 1], 'i', ARGV[first + 2], 'c', ARGV[first + 3])
          if done and not done.err then redis.call('PEXPIRE', place, lifetime)
          else redis.call('DEL', place) end
        end

        """;

    /// <summary>ARGV: token, lifetime of a claim, now.</summary>
    public const string Open = Prelude + """
        if state == 'copy' then
          local r = redis.call('HMGET', place, 'v', 'x', 'i', 'c')
          if r[2] == '' or tonumber(r[2]) > tonumber(ARGV[3]) then return { 'copy', r[1], r[2], r[3], r[4] } end
        elseif state then return { state }
        end
        put('claim', ARGV[1], ARGV[2])
        return { 'mine' }
        """;

    /// <summary>ARGV: token, version, expiry, index values, content, lifetime.</summary>
    public const string Fill = Prelude + """
        if state == 'claim' and token == ARGV[1] then copy(2) end
        return 1
        """;

    /// <summary>ARGV: token, lifetime. Deletes before it writes, so that Redis lets it go on when memory is full: what
    /// takes a copy away must always be possible.</summary>
    public const string Claim = Prelude + """
        if state == 'tomb' then return token end
        redis.call('DEL', place)
        put('claim', ARGV[1], ARGV[2])
        return false
        """;

    /// <summary>ARGV: token, lifetime. Deletes first, for the same reason.</summary>
    public const string End = Prelude + """
        redis.call('DEL', place)
        put('tomb', ARGV[1], ARGV[2])
        return 1
        """;

    /// <summary>ARGV: token; then as for a fill, or nothing.</summary>
    public const string Settle = Prelude + """
        if state == 'claim' and token == ARGV[1] and ARGV[2] then copy(2)
        elseif state ~= 'tomb' or token == ARGV[1] then redis.call('DEL', place)
        end
        return 1
        """;

    /// <summary>ARGV: token.</summary>
    public const string Lift = Prelude + """
        if state ~= 'tomb' or token == ARGV[1] then redis.call('DEL', place) end
        return 1
        """;
}
