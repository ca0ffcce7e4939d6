using System.Text;
using McpGateway.BackOffice;
using McpGateway.Tools.Arguments;
using McpGateway.Tools.Catalog;
using McpGateway.Tools.Output;
using McpGateway.Tools.Policy;

namespace McpGateway.Tools.Calls;

/// <summary>The way of a call from a found tool to its ending. The order of the steps is the order of the
/// promises.</summary>
internal sealed class CallPipeline(CurrentRoles currentRoles, ToolPolicy policy, BackOfficeApi backOffice)
{
    /// <summary>Every expected failure is an ending; what is thrown is a cancellation or a defect.</summary>
    /// <param name="beginAsync">Puts it on record that a change is about to be asked for; nothing is asked if it
    /// throws.</param>
    public async ValueTask<CallEnding> RunAsync(Caller caller, ToolDefinition tool, ReadOnlyMemory<byte> arguments,
        Func<ValueTask> beginAsync, CancellationToken cancellationToken)
    {
        using var deadline = backOffice.Begin(cancellationToken);
        try
        {
            return await GateAsync(caller, tool, arguments, beginAsync, deadline);
        }
        catch (OperationCanceledException) when (deadline.HasPassed)
        {
            return Refusals.Of(BackOfficeFailure.TimedOut, tool);
        }
        catch (CallRefusedException refused)
        {
            return CallEnding.Refused(refused.Code, refused.Message, refused.Outcome);
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

    private async ValueTask<CallEnding> GateAsync(Caller caller, ToolDefinition tool, ReadOnlyMemory<byte> arguments,
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

        using var bound = BoundArguments.Bind(tool.Input, arguments);
        return tool.Operation switch
        {
            Operation.Http http =>
                await AskBackOfficeAsync(
                caller, tool, http, bound, allowance.Released, beginAsync, deadline),
            _ => CallEnding.Done(WhoAmIAnswer.Of(caller, roles)),
        };
    }

    private async ValueTask<CallEnding> AskBackOfficeAsync(Caller caller, ToolDefinition tool, Operation.Http operation,
        BoundArguments arguments, DataClasses released, Func<ValueTask> beginAsync, BackOfficeDeadline deadline)
    {
        var isBegun = tool.Effect == Effect.Read;
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
        return CallEnding.Done(projected.Json, projected.Redactions);

        // Refused credentials have done nothing, so even a change may be sent again with others; it began once.
        async ValueTask<BackOfficeBody?> SendAsync(string token)
        {
            var request = RequestBinding.Bind(operation, tool.Effect, arguments, caller, token);
            if (!isBegun)
            {
                await beginAsync();
                isBegun = true;
            }

            return await backOffice.SendAsync(request, deadline);
        }
    }
}
