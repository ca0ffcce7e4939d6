using System.Buffers;
using McpGateway.Storage;

namespace McpGateway.Audit.Exports;

/// <summary>A form in which events leave as a file: one line for each.</summary>
internal abstract class ExportFormat
{
    /// <summary>The value of <c>format</c>, and of its file's ending where that is not another.</summary>
    public abstract string Name { get; }

    public abstract string ContentType { get; }

    public virtual string Ending => Name;

    /// <summary>What stands before the first event.</summary>
    public virtual void Begin(IBufferWriter<byte> to)
    {
    }

    public abstract void Write(AuditEvent auditEvent, IBufferWriter<byte> to);

    /// <summary>The last line of an export that could not be finished, so that nobody takes it for whole.</summary>
    public abstract void Break(IBufferWriter<byte> to);
}
