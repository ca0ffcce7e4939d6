namespace McpGateway.BackOffice;

/// <summary>The back office gave no usable answer. Carries no text of the back office: that could name
/// people.</summary>
internal sealed class BackOfficeException(BackOfficeFailure failure, Exception? cause = null)
    : Exception($"The back office gave no usable answer ({failure}).", cause)
{
    public BackOfficeFailure Failure { get; } = failure;
}
