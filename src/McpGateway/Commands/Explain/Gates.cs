using System.Text;
using System.Text.Json;
using McpGateway.Tools;
using McpGateway.Tools.Arguments;
using McpGateway.Tools.Calls;
using McpGateway.Tools.Catalog;
using McpGateway.Tools.Guards;
using McpGateway.Tools.Policy;

namespace McpGateway.Commands.Explain;

/// <summary>Asks the parts that judge a call, one after another, and goes on where a call would have ended, so that
/// everything in its way is seen at once.</summary>
internal sealed class Gates(OperatorCatalog catalog, ToolDefinition tool, ExplainRequest request, TimeProvider time,
    TextWriter output)
{
    private readonly RoleSet roles = new(request.Roles);
    private readonly ScopeSet scopes = request.Scopes is { } given
        ? new(given.Split(' ', ',').Where(scope => scope != ""))
        : catalog.ScopesFor(request.Roles);

    private readonly List<string> notJudged = [];
    private string? refusal;

    /// <summary>The guards that may refuse the call for what happened before, which is not known here.</summary>
    public IReadOnlyList<string> NotJudged => notJudged;

    /// <summary>The code of the first refusal; null when the call would be made.</summary>
    public string? Run()
    {
        var allowance = new Allowance(catalog, new(catalog), roles, scopes);
        Tell("tool", null, $"{tool.Name}: {tool.Title} ({tool.EffectWord})");
        JudgePermission(allowance);
        JudgeScope();
        JudgeArguments(allowance);
        JudgeGuards();
        Tell("confirmation", null, tool.Effect == Effect.Read ? "none" : tool.ConfirmationWord);
        ShowRequest();
        ShowWhatLeaves(allowance);
        return refusal;
    }

    private void JudgePermission(Allowance allowance) => Tell("permission",
        allowance.Judge(tool) == Verdict.ForbiddenByRole ? "forbidden_by_role" : null,
        $"needs {tool.Permission}; the roles [{string.Join(' ', roles.Names)}] grant "
            + $"[{string.Join(' ', catalog.PermissionsOf(roles.Names).Order(StringComparer.Ordinal))}]");

    private void JudgeScope() => Tell("scope",
        tool.Scopes.IsSubsetOf(catalog.Expand(scopes)) ? null : "insufficient_scope",
        $"needs [{tool.Scopes}]; the connection has [{scopes}]");

    // What happened before is in the store of the running gateway, and counts for one connection of one person; only what
    // the call itself says is judged here, and the rest is named.
    private void JudgeGuards()
    {
        using var bound = TryBind();
        var verdicts = tool.Guards.Select(guard => (Guard: guard, IsKept: bound is null ? null : guard.IsKeptBy(
            new(CallerOf(), roles, tool, bound), DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)))).ToList();
        var broken = verdicts.Find(verdict => verdict is { IsKept: false, Guard.Mode: GuardMode.Enforce }).Guard;
        Tell("guards", broken?.Code, verdicts.Count == 0 && catalog.Denials is null ? "none" : "");
        foreach (var (guard, isKept) in verdicts)
        {
            output.WriteLine($"    {guard.Name} ({guard.Mode.ToString().ToLowerInvariant()}), {InWords(isKept)}: "
                + guard.Describe(roles.Names) + (isKept is null && bound is not null ? NeedOf(guard, bound) : ""));
            NoteHistory(guard.Name, guard.Mode, isKept);
        }

        if (catalog.Denials is { } denials)
        {
            var (name, mode) = (denials.Head.Name, denials.Head.Mode.ToString().ToLowerInvariant());
            output.WriteLine($"    {name} ({mode}), {InWords(null)}: after {Words.Of(denials.Allowed.Limit)} denials "
                + $"{denials.Allowed} the connection is stopped");
            NoteHistory(denials.Head.Name, denials.Head.Mode, null);
        }
    }

    private static string InWords(bool? isKept) =>
        isKept switch { true => "kept", false => "broken", null => "not judged: history" };

    /// <summary>What the call would take of what is left.</summary>
    private string NeedOf(Guard guard, BoundArguments bound) => guard is UsageGuard usage
        ? $"; this call takes {Words.Of(usage.AmountOf(new(CallerOf(), roles, tool, bound)))} of it"
        : "";

    private void NoteHistory(string guard, GuardMode mode, bool? isKept)
    {
        if (isKept is null && mode == GuardMode.Enforce)
        {
            notJudged.Add(guard);
        }
    }

    private BoundArguments? TryBind()
    {
        try
        {
            return BoundArguments.Bind(tool.Input, Encoding.UTF8.GetBytes(request.Arguments));
        }
        catch (CallRefusedException)
        {
            return null;
        }
    }

    private void JudgeArguments(Allowance allowance)
    {
        using var bound = TryBind();
        if (bound is not null && allowance.FindBlind(tool, bound) is { } blind)
        {
            Tell("arguments", "insufficient_scope", $"{blind} looks through what is not shown: "
                + $"[{DataClassWords.ListOf(tool.Input.FindProperty(blind)!.Finds & ~allowance.Released)}]");
            return;
        }

        var problems = FindProblems();
        Tell("arguments", problems.Count == 0 ? null : "invalid_arguments",
            problems.Count == 0 ? "every one is as the schema wants it" : $"{problems.Count} to put right");
        foreach (var problem in problems)
        {
            output.WriteLine($"    {problem}");
        }
    }

    private IReadOnlyList<string> FindProblems()
    {
        try
        {
            using var document = JsonDocument.Parse(request.Arguments, BoundArguments.Strict);
            var checks = new ArgumentChecks();
            checks.Check(tool.Input, document.RootElement, "");
            return checks.Problems;
        }
        catch (JsonException)
        {
            return ["arguments: is not JSON, or nested too deeply; send an object."];
        }
    }

    private void ShowRequest()
    {
        if (tool.Operation is not Operation.Http http)
        {
            Tell("request", null, "none: the gateway answers by itself");
            return;
        }

        try
        {
            using var bound = BoundArguments.Bind(tool.Input, Encoding.UTF8.GetBytes(request.Arguments));
            var sent = RequestBinding.Bind(http, bound, CallerOf(), "", null);
            var query = http.Query.Where(one => bound.TryGet(one.Argument, out _)).Select(one => one.Name);
            var body = http.Body.Where(one => bound.TryGet(one.Argument, out _)).Select(one => one.Name);
            Tell("request", null, $"{sent.Method} {sent.Target.Split('?')[0]}");
            output.WriteLine($"    query [{string.Join(' ', query)}], body [{string.Join(' ', body)}], organizer "
                + $"{request.Organizer} filled in by the gateway");
        }
        catch (CallRefusedException refused)
        {
            Tell("request", refused.Code, $"cannot be made for {http.Method} {http.Path}");
        }
    }

    private void ShowWhatLeaves(Allowance allowance)
    {
        Tell("leaves", null, tool.Output is null ? "only that it is done" : "these fields, and nothing else:");
        foreach (var field in RoleView.FieldsOf(tool, allowance.Released))
        {
            output.WriteLine($"    {field}");
        }
    }

    private void Tell(string gate, string? code, string words)
    {
        refusal ??= code;
        output.WriteLine($"{gate,-12} {code ?? "ok",-18} {words}");
    }

    private Caller CallerOf() => new()
    {
        RequestId = "explained",
        ConnectionId = "explained",
        UserId = request.User ?? "explained",
        OrganizerId = request.Organizer,
        ClientId = "explained",
        Provider = "explained",
        Scopes = scopes,
        ExpiresAt = DateTimeOffset.MaxValue,
        GetBackOfficeTokenAsync = _ => throw new InvalidOperationException("A call that is explained is not made."),
    };
}
