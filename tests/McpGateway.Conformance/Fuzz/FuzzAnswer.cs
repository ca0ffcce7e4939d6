using System.Text.Json;
using System.Text.RegularExpressions;

namespace McpGateway.Conformance.Fuzz;

/// <summary>An answer to a mutated request, and what is wrong with it.</summary>
internal sealed partial record FuzzAnswer(int Status, ILookup<string, string> Headers, string Body)
{
    private string Type => Headers["Content-Type"].FirstOrDefault("");

    /// <summary>Refused by the HTTP server before it was a request: no part of the gateway has seen it.</summary>
    public bool IsUnread => Status is 400 or 414 or 431 && Body == "" && Headers["Connection"].Contains("close");

    /// <summary>What no answer may be, whatever was sent; empty for a good one.</summary>
    public IEnumerable<string> Problems(FuzzRequest request, FuzzStage stage, string gatewayUrl)
    {
        if (Status >= 500)
        {
            yield return $"the status is {Status}";
        }

        if (!IsUnread && !Headers.Contains("X-Request-Id"))
        {
            yield return $"no X-Request-Id with the {Status}";
        }

        if (Headers.Contains(Nasty.Header))
        {
            yield return "a header was injected";
        }

        if (Headers["Set-Cookie"].Any(cookie => !cookie.Contains("; httponly", StringComparison.OrdinalIgnoreCase)))
        {
            yield return "a cookie is not HttpOnly";
        }

        foreach (var location in Headers["Location"])
        {
            if (!LeadsSomewhereKnown(location, stage, gatewayUrl))
            {
                yield return $"a redirect leads to {location}";
            }

            if (Code().IsMatch(location) && !request.IsConsent)
            {
                yield return "a code came without an answer on the page";
            }
        }

        if (Reflects())
        {
            yield return "input came back unescaped";
        }
    }

    private static bool LeadsSomewhereKnown(string location, FuzzStage stage, string gatewayUrl)
    {
        if (Dangerous().IsMatch(location))
        {
            return false;
        }

        if ((location.StartsWith('/') && !location.StartsWith("//", StringComparison.Ordinal)
            && !location.StartsWith("/\\", StringComparison.Ordinal))
            || location.StartsWith($"{gatewayUrl}/", StringComparison.Ordinal))
        {
            return true;
        }

        var known = LoopbackPort().Replace(location, "http://127.0.0.1");
        return stage.Redirects.Any(redirect => known == redirect
            || known.StartsWith(redirect + (redirect.Contains('?', StringComparison.Ordinal) ? '&' : '?'), StringComparison.Ordinal));
    }

    /// <summary>JSON may quote anything, as long as it is JSON and cannot be taken for a page.</summary>
    private bool Reflects()
    {
        if (!Type.Contains("json", StringComparison.Ordinal))
        {
            return Body.Contains(Nasty.Markup, StringComparison.OrdinalIgnoreCase);
        }

        try
        {
            using var _ = JsonDocument.Parse(Body == "" ? "null" : Body);
            return !Headers["X-Content-Type-Options"].Contains("nosniff");
        }
        catch (JsonException)
        {
            return true;
        }
    }

    [GeneratedRegex(@"[?&]code=")]
    private static partial Regex Code();

    [GeneratedRegex("[\\x00-\\x20<>\"\\\\\\x7f-\\uffff]")]
    private static partial Regex Dangerous();

    [GeneratedRegex(@"^http://127\.0\.0\.1:\d{1,5}(?=/)")]
    private static partial Regex LoopbackPort();
}
