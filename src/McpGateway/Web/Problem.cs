namespace McpGateway.Web;

/// <summary>RFC 9457 problem details, with the request id for the support desk.</summary>
internal sealed record Problem(string Title, string Detail, int Status, string RequestId);
