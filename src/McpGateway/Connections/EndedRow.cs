using McpGateway.Web.Languages;

namespace McpGateway.Connections;

/// <summary>One ended connection on the page. Public, as the parameters of a page have to be.</summary>
/// <param name="Id">The connection's id, for asking the operator.</param>
/// <param name="ClientName">Self-declared by the client.</param>
/// <param name="Reason">Why it ended, in words.</param>
/// <param name="EndedAt">When it ended.</param>
public sealed record EndedRow(string Id, string ClientName, Phrase Reason, DateTimeOffset EndedAt);
