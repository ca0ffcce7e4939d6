using System.Net.Sockets;
using System.Text;

namespace McpGateway.Tests.Harness;

/// <summary>Bytes on a connection of their own, for requests that no HTTP client would send.</summary>
internal static class RawRequest
{
    /// <summary>Sends the bytes and returns all that comes back until the server closes.</summary>
    public static async Task<string> SendAsync(string url, string head, byte[]? body = null)
    {
        var target = new Uri(url);
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(target.Host, target.Port, TestContext.Current.CancellationToken);
        await using var stream = tcp.GetStream();
        var answer = new StringBuilder();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(head), TestContext.Current.CancellationToken);
            await stream.WriteAsync(body ?? [], TestContext.Current.CancellationToken);
            var buffer = new byte[4096];
            while (await stream.ReadAsync(buffer, TestContext.Current.CancellationToken) is > 0 and var read)
            {
                answer.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }
        }
        catch (IOException)
        {
            // The server has hung up, perhaps before it had read everything.
        }

        return answer.ToString();
    }

    /// <summary>The same for a method, target and headers; the connection is closed after the answer.</summary>
    public static Task<string> SendAsync(
        string url, string method, string target, byte[]? body = null, params string[] headers) =>
        SendAsync(url, string.Join("\r\n",
            [$"{method} {target} HTTP/1.1", $"Host: {new Uri(url).Authority}", "Connection: close",
                $"Content-Length: {body?.Length ?? 0}", .. headers, "", ""]), body);

    public static int StatusOf(string answer) => int.Parse(answer.Split(' ', 3)[1]);
}
