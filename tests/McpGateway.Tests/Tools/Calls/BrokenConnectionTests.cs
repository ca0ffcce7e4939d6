using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using McpGateway.Tools;

namespace McpGateway.Tests.Tools.Calls;

/// <summary>A back office that hangs up without a word, as one does that is restarted while it works.</summary>
public sealed class BrokenConnectionTests : IAsyncLifetime
{
    private const string Done = """{"id":"bkg_1","organizer_id":"org_1"}""";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> heads = new();
    private ToolsHost host = null!;
    private bool hangsUp;

    public async ValueTask InitializeAsync()
    {
        listener.Start();
        _ = AcceptAsync();
        host = await ToolsHost.StartAsync(null, ("Gateway:BackOffice:Url", $"http://{listener.LocalEndpoint}"));
    }

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await host.DisposeAsync();
    }

    /// <summary>HTTP clients like to send what has no body once more by themselves; it may have been done.</summary>
    [Theory]
    [InlineData("resend_tickets", """{"booking_id":"bkg_1"}""", "bookings:write")]
    [InlineData("set_capacity", """{"timeslot_id":"tsl_1","capacity":40,"expected_capacity":30}""", "operations:write")]
    public async Task AWrite_IsSentOnce_WithABodyOrWithout(string tool, string arguments, string scope)
    {
        Assert.IsType<ToolAnswer.Data>(await host.CallAsync(ToolsHost.CallerWith(scope, "req_1"), tool, arguments));
        hangsUp = true;

        var refused = Assert.IsType<ToolAnswer.Refused>(await host.CallAsync(ToolsHost.CallerWith(scope, "req_2"), tool, arguments));

        Assert.Equal("back_office_unreachable", refused.Code);
        Assert.Contains("may or may not", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, heads.Count);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using var connection = client;
        var buffer = new byte[16 * 1024];
        while (await client.GetStream().ReadAsync(buffer) is > 0 and var read)
        {
            var text = Encoding.ASCII.GetString(buffer, 0, read);
            if (!text.Contains("HTTP/1.1", StringComparison.Ordinal))
            {
                continue;
            }

            heads.Enqueue(text);
            if (hangsUp)
            {
                return;
            }

            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Done.Length}\r\n\r\n{Done}"));
        }
    }
}
