namespace McpGateway.BackOffice;

/// <summary>What a failure says about a change that was asked for.</summary>
internal static class FailureMeaning
{
    extension(BackOfficeFailure failure)
    {
        /// <summary>Whether the answer itself says that nothing was done. Silence, a broken answer or a failure says
        /// nothing.</summary>
        public bool SaysThatNothingWasDone => failure
            is BackOfficeFailure.SignedOut or BackOfficeFailure.Forbidden or BackOfficeFailure.NotFound
            or BackOfficeFailure.Conflict or BackOfficeFailure.Rejected or BackOfficeFailure.Busy;
    }
}
