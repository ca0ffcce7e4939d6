using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Canaries;

/// <summary>Puts canaries into the head of every request, sends it from an address that is one too, and keeps what was
/// answered.</summary>
internal sealed class Courier(Cage cage)
{
    /// <summary>Nobody else comes from here; loopback is a whole network.</summary>
    public const string Address = "127.83.197.61";

    private readonly ConcurrentQueue<(string Request, HttpStatusCode Status, string Text)> answers = new();
    private readonly (string Name, string Value)[] headers =
    [
        ("User-Agent", $"Mozilla/5.0 ({cage.Mint("the user agent")})"),
        ("Referer", $"https://{cage.Mint("the referer's host")}.example/{cage.Mint("the referer's path")}"),
        ("X-Forwarded-For", $"198.51.100.7, {cage.Mint("x-forwarded-for")}"),
        ("Forwarded", $"for={cage.Mint("forwarded")}"),
        ("X-Request-Id", cage.Mint("a request id of the caller's own")),
        ("Traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
        ("Tracestate", $"vendor={cage.Mint("tracestate")}"),
        ("Baggage", $"name={cage.Mint("baggage")}"),
        ("Mcp-Session-Id", cage.Mint("a session id")),
        ("Last-Event-ID", cage.Mint("the last event's id")),
        ("X-Unheard-Of", cage.Mint("a header that nobody knows")),
    ];

    /// <summary>Every answer so far: the request as a failure may name it, and head and body as text.</summary>
    public IReadOnlyCollection<(string Request, HttpStatusCode Status, string Text)> Answers => answers;

    public HttpMessageHandler Around(SocketsHttpHandler handler)
    {
        handler.ConnectCallback = ConnectAsync;
        // Its own trace would be one more that the gateway is told of.
        handler.ActivityHeadersPropagator = null;
        return new Sending(this, handler);
    }

    public Wire Wire(string url) => new(url, around: Around);

    public Visitor Visitor(string login, string password) => new(login, password, around: Around);

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Bind(new IPEndPoint(IPAddress.Parse(Address), 0));
        await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private sealed class Sending(Courier courier, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            foreach (var (name, value) in courier.headers)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }

            var response = await base.SendAsync(request, cancellationToken);
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            courier.answers.Enqueue((
                $"{request.Method} {request.RequestUri!.AbsolutePath}", response.StatusCode,
                $"{response.Headers}{response.Content.Headers}\n{body}"));
            return response;
        }
    }
}
