using System.Text;
using McpGateway.BackOffice;
using McpGateway.Tools.Arguments;
using McpGateway.Tools.Catalog;
using McpGateway.Tools.Changes;
using McpGateway.Tools.Guards;
using McpGateway.Tools.Output;
using McpGateway.Tools.Policy;

namespace McpGateway.Tools.Calls;

/// <summary>The way of a call from a found tool to its ending. The order of the steps is the order of the
/// promises.</summary>
internal sealed class CallPipeline(
    CurrentRoles currentRoles, ToolPolicy policy, CallGuards guards, ChangeGate changes, BackOfficeApi backOffice)
{
    /// <summary>Every expected failure is an ending; what is thrown is a cancellation or a defect.</summary>
    /// <param name="beginAsync">Puts it on record that a change is about to be asked for; nothing is asked if it
    /// throws.</param>
    public async ValueTask<CallEnding> RunAsync(Caller caller, ToolDefinition tool, ToolRequest request,
        Func<ValueTask> beginAsync, CancellationToken cancellationToken)
    {
        using var deadline = backOffice.Begin(cancellationToken);
        try
        {
            return await GateAsync(caller, tool, request, beginAsync, deadline);
        }
        catch (OperationCanceledException) when (deadline.HasPassed)
        {
            return Refusals.Of(BackOfficeFailure.TimedOut, tool);
        }
        catch (CallRefusedException refused)
        {
            return CallEnding.Refused(refused.Code, refused.Message, refused.Outcome) with { Guard = refused.Guard };
        }
        catch (OrganizerMismatchException)
        {
            return Refusals.OrganizerMismatch();
        }
        catch (ResultTooLargeException)
        {
            return Refusals.ResultTooLarge(tool);
        }
        catch (BackOfficeException exception)
        {
            return Refusals.Of(exception.Failure, tool);
        }
    }

    private async ValueTask<CallEnding> GateAsync(Caller caller, ToolDefinition tool, ToolRequest request,
        Func<ValueTask> beginAsync, BackOfficeDeadline deadline)
    {
        var roles = await currentRoles.GetAsync(caller, deadline.Token);
        var allowance = policy.AllowanceOf(roles, caller.Scopes);
        switch (allowance.Judge(tool))
        {
            case Verdict.MissingScope:
                return CallEnding.MissingScope(tool.Scopes);
            case Verdict.ForbiddenByRole:
                return Refusals.ForbiddenByRole(tool);
        }

        using var arguments = BoundArguments.Bind(tool.Input, request.Arguments);
        if (allowance.FindBlind(tool, arguments) is { } blind)
        {
            var hidden = tool.Input.FindProperty(blind)!.Finds & ~allowance.Released;
            return Refusals.LooksTooFar(blind, policy.ScopesReleasing(hidden));
        }

        var change = tool.Effect == Effect.Read ? null : new ChangingCall(caller, tool, request, arguments);
        if (change is not null)
        {
            await changes.RequireSoundConfirmationAsync(change, deadline.Token);
        }

        await using var passage = tool.IsGuarded
            // What only asks the user, or rehearses, is judged like the call itself but uses nothing up.
            ? await guards.EnterAsync(new(caller, roles, tool, arguments),
                reserves: change is null || !changes.OnlyTalks(change), deadline.Token)
            : null;
        if (tool.Operation is not Operation.Http operation)
        {
            return CallEnding.Done(WhoAmIAnswer.Of(caller, roles));
        }

        var errand = new Errand(caller, tool, operation, arguments, allowance.Released, passage, deadline);
        return change is null ? await AskBackOfficeAsync(errand) : await ChangeAsync(change, errand, beginAsync);
    }

    private async ValueTask<CallEnding> ChangeAsync(ChangingCall call, Errand errand, Func<ValueTask> beginAsync)
    {
        RequestBinding.Check(errand.Operation, call.Arguments, call.Caller);
        var (ending, change) = await changes.JudgeAsync(call, beginAsync, errand.Deadline.Token);
        if (change is null)
        {
            return ending!;
        }

        try
        {
            ending = await AskBackOfficeAsync(errand, change);
        }
        catch (Exception exception)
        {
            await change.FailAsync((exception as BackOfficeException)?.Failure);
            throw;
        }

        await change.CompleteAsync();
        return change.Tell(ending);
    }

    private async ValueTask<CallEnding> AskBackOfficeAsync(Errand errand, Change? change = null)
    {
        var (caller, tool, operation, arguments, released, passage, deadline) = errand;
        using var body = await caller.AskBackOfficeAsync(SendAsync, deadline.Token);
        if (tool.Output is not { } output)
        {
            return CallEnding.Done("""{"done":true}"""u8.ToArray());
        }

        if (body is null)
        {
            throw new BackOfficeException(BackOfficeFailure.Garbage);
        }

        // One pass: declared fields only, the organizer of every object, classes and patterns, the size.
        var projected = Projection.Project(output, body.Bytes, Encoding.UTF8.GetBytes(caller.OrganizerId), released);
        if (passage is not null)
        {
            await passage.RememberAsync(projected.Json, deadline.Token);
        }

        return CallEnding.Done(projected, output);

        async ValueTask<BackOfficeBody?> SendAsync(string token)
        {
            var key = change is null ? null : await change.BeginAsync(deadline.Token);
            var request = RequestBinding.Bind(operation, arguments, caller, token, key);
            return passage is null
                ? await backOffice.SendAsync(request, deadline)
                : await passage.SendAsync(request, deadline);
        }
    }

    /// <summary>What an admitted call takes along to the back office.</summary>
    private readonly record struct Errand(
        Caller Caller, ToolDefinition Tool, Operation.Http Operation, BoundArguments Arguments, DataClasses Released,
        Passage? Passage, BackOfficeDeadline Deadline);
}
