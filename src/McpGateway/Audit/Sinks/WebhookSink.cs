using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using McpGateway.Storage;
using Microsoft.Extensions.Options;

namespace McpGateway.Audit.Sinks;

/// <summary>Posts events, signed in the manner of Standard Webhooks: HMAC-SHA-256 over id, time and body.</summary>
internal sealed class WebhookSink(IOptions<SinkOptions> options, SinkHttp http, TimeProvider time) : IAuditSink
{
    private readonly WebhookSinkOptions options = options.Value.Webhook;

    public string Name => "webhook";

    public bool IsOn => options.Url != "";

    public Task DeliverAsync(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(Delivery.Of(events), AuditJson.Default.Delivery);
        // A repetition of the same batch has the same id.
        var id = $"{Delivery.IdOf(events[0])}.{events.Count}";
        var sentAt = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        KeyValuePair<string, string>[] headers =
        [
            new("webhook-id", id),
            new("webhook-timestamp", sentAt),
            new("webhook-signature", string.Join(' ', options.Secrets
                .Select(secret => Sign(Encoding.UTF8.GetBytes(secret), id, sentAt, body)))),
        ];
        return options.AllowPrivateAddresses
            ? http.PostAsync(new(options.Url), body, headers, cancellationToken)
            : http.PostElsewhereAsync(new(options.Url), body, headers, cancellationToken);
    }

    /// <summary>A signature as the header carries it.</summary>
    public static string Sign(byte[] secret, string id, string sentAt, byte[] body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{sentAt}."), .. body];
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, signed))}";
    }
}
