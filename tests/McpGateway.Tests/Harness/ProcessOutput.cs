using System.Text;

namespace McpGateway.Tests.Harness;

/// <summary>Collects what a process writes while it runs.</summary>
internal sealed class ProcessOutput
{
    private readonly StringBuilder text = new();

    public ProcessOutput(TextReader reader) => Completion = CollectAsync(reader);

    /// <summary>Ends when the process has closed its end.</summary>
    public Task Completion { get; }

    public string Text
    {
        get
        {
            lock (text)
            {
                return text.ToString();
            }
        }
    }

    private async Task CollectAsync(TextReader reader)
    {
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer) is var count and > 0)
        {
            lock (text)
            {
                text.Append(buffer, 0, count);
            }
        }
    }
}
