namespace McpGateway.Storage.Redis;

/// <summary>
/// What happens to short-lived records, each an atomic script. KEYS[1] is a key of the kind, which decides the slot;
/// ARGV[1] to [4] are the names of <see cref="RedisKeys"/>, ARGV[5] the time by the gateway's clock in milliseconds.
/// </summary>
internal static class RecordScripts
{
    /// <summary>
    /// A record is a hash: e(poch), v(ersion), x (expiry, empty for none), i(ndex values as JSON), c(ontent). It counts
    /// only in the epoch that it was written in. Redis forgets it an hour after its expiry, which is the gateway's
    /// to decide; until then a purge finds it whole, with its index values.
    /// </summary>
    private const string Prelude = RedisEpoch.Script + """
        local records, indexes, ids, expiries = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
        local now = tonumber(ARGV[5])
        local margin = 3600000

        local function find(id)
          local r = redis.call('HMGET', records .. id, 'e', 'v', 'x', 'i', 'c')
          if r[1] ~= epoch or (r[3] ~= '' and tonumber(r[3]) <= now) then return nil end
          return { id, r[2], r[3], r[4], r[5] }
        end

        local function drop(id)
          local values = redis.call('HGET', records .. id, 'i')
          if values then
            for _, value in ipairs(cjson.decode(values)) do redis.call('ZREM', indexes .. value, id) end
          end
          redis.call('ZREM', ids, id)
          redis.call('ZREM', expiries, id)
          return redis.call('DEL', records .. id)
        end

        -- A set lives as long as the longest-lived of its members.
        local function enter(set, score, id, ttl)
          local left = redis.call('PTTL', set)
          redis.call('ZADD', set, score, id)
          if not ttl then redis.call('PERSIST', set)
          elseif left == -2 or (left >= 0 and left < ttl) then redis.call('PEXPIRE', set, ttl) end
        end

        local function put(id, version, expiry, values, content)
          redis.call('HMSET', records .. id, 'e', epoch, 'v', version, 'x', expiry, 'i', values, 'c', content)
          local ttl = nil
          if expiry ~= '' then
            ttl = string.format('%.0f', math.max(tonumber(expiry) - now, 0) + margin)
            redis.call('PEXPIRE', records .. id, ttl)
            ttl = tonumber(ttl)
            enter(expiries, expiry, id, ttl)
          end
          enter(ids, 0, id, ttl)
          for _, value in ipairs(cjson.decode(values)) do enter(indexes .. value, 0, id, ttl) end
          return 1
        end

        """;

    /// <summary>ARGV[6]: id.</summary>
    public const string Find = Prelude + "return find(ARGV[6])";

    /// <summary>ARGV[6] to [9]: id, expiry, index values, content.</summary>
    public const string Add = Prelude + """
        if find(ARGV[6]) then return 0 end
        if redis.call('EXISTS', records .. ARGV[6]) == 1 then drop(ARGV[6]) end
        return put(ARGV[6], '1', ARGV[7], ARGV[8], ARGV[9])
        """;

    /// <summary>ARGV[6] to [10]: id, expiry, index values, content, expected version.</summary>
    public const string Replace = Prelude + """
        local found = find(ARGV[6])
        if not found or found[2] ~= ARGV[10] then return 0 end
        drop(ARGV[6])
        return put(ARGV[6], string.format('%.0f', tonumber(ARGV[10]) + 1), ARGV[7], ARGV[8], ARGV[9])
        """;

    /// <summary>ARGV[6]: id.</summary>
    public const string Take = Prelude + """
        local found = find(ARGV[6])
        if found then drop(ARGV[6]) end
        return found
        """;

    /// <summary>ARGV[6] to [8]: the sorted set, the lower bound of ids, the limit. What is not there any more, or of
    /// another epoch, leaves the set; what has expired only is passed over, since clocks differ.</summary>
    public const string List = Prelude + """
        local list, from, limit = {}, ARGV[7], tonumber(ARGV[8])
        while #list < limit do
          local page = redis.call('ZRANGEBYLEX', ARGV[6], from, '+', 'LIMIT', 0, limit)
          if #page == 0 then break end
          for _, id in ipairs(page) do
            from = '(' .. id
            local found = #list < limit and find(id)
            if found then list[#list + 1] = found
            elseif redis.call('HGET', records .. id, 'e') ~= epoch then redis.call('ZREM', ARGV[6], id) end
          end
        end
        return list
        """;

    /// <summary>ARGV[6] and [7]: the moment, the most records. How many were looked at, and how many went.</summary>
    public const string Purge = Prelude + """
        local due = redis.call('ZRANGEBYSCORE', expiries, '-inf', ARGV[6], 'LIMIT', 0, ARGV[7])
        local gone = 0
        for _, id in ipairs(due) do gone = gone + drop(id) end
        return { #due, gone }
        """;
}
