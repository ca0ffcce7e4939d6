namespace McpGateway.BackOffice;

/// <summary>What a failure says about a change that was asked for.</summary>
internal static class FailureMeaning
{
    extension(BackOfficeFailure failure)
    {
        /// <summary>Whether it is certain that nothing was done: the answer itself says so, or nothing was sent. Silence, a
        /// broken answer or a failure says nothing.</summary>
        public bool SaysThatNothingWasDone => failure
            is BackOfficeFailure.SignedOut or BackOfficeFailure.Forbidden or BackOfficeFailure.NotFound
            or BackOfficeFailure.Conflict or BackOfficeFailure.Rejected or BackOfficeFailure.Busy
            or BackOfficeFailure.CircuitOpen or BackOfficeFailure.QueueFull or BackOfficeFailure.NotReached;
    }
}
