using McpGateway.Storage;
using Microsoft.AspNetCore.WebUtilities;

namespace McpGateway.Audit;

/// <summary>What a request did, as the log has it: for the page to which its browser is led afterwards, where it can be
/// read again and forged by nobody.</summary>
internal sealed class Receipts(IAuditStore store)
{
    public const string Parameter = "receipt";

    private const int LongestId = 64;
    private const int MostEvents = 2000;

    /// <summary>The page with the receipt of this request.</summary>
    public static string AddressOf(string page, HttpContext context) =>
        QueryHelpers.AddQueryString(page, Parameter, context.TraceIdentifier);

    /// <summary>The events of the request that the address names, newest first; none when it names none.</summary>
    /// <param name="request">The request for the page.</param>
    /// <param name="organizerId">Whose events alone; null for everybody's.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async ValueTask<IReadOnlyList<AuditEvent>> ReadAsync(
        HttpRequest request, string? organizerId, CancellationToken cancellationToken) =>
        request.Query[Parameter] is [{ Length: > 0 and <= LongestId } id]
            ? await store.ReadAsync(new() { RequestId = id, OrganizerId = organizerId }, cancellationToken)
                .Take(MostEvents).ToListAsync(cancellationToken)
            : [];

    /// <summary>A bound in whole milliseconds for what took this long; the log keeps the whole ones of it.</summary>
    public static int Within(AuditEvent receipt) => (receipt.DurationMs ?? 0) + 1;
}
