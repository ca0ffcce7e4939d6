namespace McpGateway.Sample.BackOffice.Api;

/// <summary>Why a request is not done; becomes a problem document (RFC 9457).</summary>
internal sealed class Refusal(int status, string detail) : Exception(detail)
{
    public int Status => status;

    public static Refusal Invalid(string field, string rule) =>
        new(StatusCodes.Status400BadRequest, $"{field} {rule}.");

    public static Refusal NotFound(string what, string id) =>
        new(StatusCodes.Status404NotFound, $"There is no {what} '{id}'.");

    public static Refusal Conflict(string detail) => new(StatusCodes.Status409Conflict, detail);
}
