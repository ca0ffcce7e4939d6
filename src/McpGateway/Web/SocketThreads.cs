namespace McpGateway.Web;

/// <summary>Lets the calls of assistants go on, from the first byte to the last, on the thread that waits for their
/// sockets.</summary>
/// <remarks>To wake another thread for each event of a socket costs about a seventh of all that a call costs. In return,
/// whatever runs on such a thread keeps its other sockets waiting, so it must be short and never block: of all requests
/// only those to MCP are (see <see cref="PoolThreads"/>).</remarks>
public static class SocketThreads
{
    private const string Variable = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    /// <summary>To be called before the process uses a socket: the runtime asks once. An operator who has set the
    /// runtime's variable is left to decide.</summary>
    public static void Use()
    {
        if (Environment.GetEnvironmentVariable(Variable) is null)
        {
            Environment.SetEnvironmentVariable(Variable, "1");
        }
    }
}
