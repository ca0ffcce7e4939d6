using System.Globalization;
using System.IO.Pipelines;
using McpGateway.Storage;

namespace McpGateway.Audit.Exports;

/// <summary>
/// Sends events as they are read, a page of them in memory at a time. Whoever stops reading stops it; what goes wrong in
/// the middle is told in a last line, and the transfer is broken off.
/// </summary>
internal sealed partial class ExportStream(
    IAuditStore store, AuditQuery query, ExportFormat format, long total, ILogger<ExportStream> logger) : IResult
{
    /// <summary>How many events matched when the export began: its progress is measured against it.</summary>
    public const string Total = "X-Total-Count";

    private const int FlushAfter = 32 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = format.ContentType;
        response.Headers[Total] = total.ToString(CultureInfo.InvariantCulture);
        response.Headers.ContentDisposition = $"attachment; filename=\"audit.{format.Ending}\"";
        // From here on what goes wrong is told in the file.
        await response.StartAsync(httpContext.RequestAborted);
        try
        {
            await WriteAsync(response.BodyWriter, httpContext.RequestAborted);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogBroken(httpContext.TraceIdentifier, failure.GetType().FullName);
            format.Break(response.BodyWriter);
            await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
            // The server ends the connection without the end of the body: no client takes it for whole.
            throw new IOException("An export of audit events ended early, as its last line says.");
        }
    }

    private async Task WriteAsync(PipeWriter to, CancellationToken cancellationToken)
    {
        format.Begin(to);
        await foreach (var auditEvent in store.ReadAsync(query, cancellationToken))
        {
            format.Write(auditEvent, to);
            if (to.UnflushedBytes >= FlushAfter && (await to.FlushAsync(cancellationToken)).IsCompleted)
            {
                return;
            }
        }

        await to.FlushAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "The export of request {RequestId} ended early: {ExceptionType}")]
    private partial void LogBroken(string requestId, string? exceptionType);
}
