using System.Security.Cryptography;
using System.Text.Json;
using McpGateway.Storage.Kms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace McpGateway.Storage.Tests.Encryption;

/// <summary>A stand-in for Google Cloud KMS: it speaks the wire format of <c>:encrypt</c> and <c>:decrypt</c>, with keys
/// that it makes up by name.</summary>
internal sealed class KmsStandIn : IAsyncDisposable
{
    public const string Key = "projects/p-1/locations/europe-west3/keyRings/r/cryptoKeys/k";

    private readonly WebApplication server;
    private readonly byte[] secret = RandomNumberGenerator.GetBytes(32);
    private int failures;

    private KmsStandIn()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.MapPost("/v1/{**path}", AnswerAsync);
    }

    public string Url => server.Urls.Single();

    public int Requests { get; private set; }

    /// <summary>The status of Google's that every request gets, with its number.</summary>
    public (int Code, string Status)? Refusal { get; set; }

    /// <summary>Whether answers carry a wrong checksum.</summary>
    public bool GarblesChecksums { get; set; }

    /// <summary>How many requests fail before one succeeds.</summary>
    public void FailNext(int count) => failures = count;

    public static async Task<KmsStandIn> StartAsync()
    {
        var started = new KmsStandIn();
        await started.server.StartAsync(TestContext.Current.CancellationToken);
        return started;
    }

    public KmsKeyWrapper Wrapper(string key = Key, params string[] allowed)
    {
        var regions = new RegionOptions();
        allowed.ToList().ForEach(regions.Allowed.Add);
        return new(KmsKeyName.TryParse(key)!, new KmsConnection(new Uri(Url)), regions);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task<IResult> AnswerAsync(HttpRequest request, string path)
    {
        Requests++;
        if (failures-- > 0)
        {
            return Results.StatusCode(503);
        }

        if (Refusal is var (code, status))
        {
            return Results.Json(new { error = new { code, status, message = "No." } }, statusCode: code);
        }

        var (key, verb) = (path[..path.LastIndexOf(':')], path[(path.LastIndexOf(':') + 1)..]);
        var body = await JsonSerializer.DeserializeAsync<JsonElement>(request.Body);
        var (input, aad) = (Bytes(body, verb == "encrypt" ? "plaintext" : "ciphertext"), Bytes(body, "additionalAuthenticatedData"));
        if (request.Headers.Authorization != "Bearer stand-in" || input is null || aad is null)
        {
            return Results.Json(new { error = new { code = 400, status = "INVALID_ARGUMENT" } }, statusCode: 400);
        }

        using var cipher = new AesGcm(HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: System.Text.Encoding.UTF8.GetBytes(key)), 16);
        return verb == "encrypt" ? Encrypt(cipher, input, aad) : Decrypt(cipher, input, aad);
    }

    private IResult Encrypt(AesGcm cipher, byte[] plaintext, byte[] aad)
    {
        var sealedBytes = new byte[12 + plaintext.Length + 16];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, 12));
        cipher.Encrypt(sealedBytes.AsSpan(0, 12), plaintext, sealedBytes.AsSpan(12, plaintext.Length), sealedBytes.AsSpan(^16..), aad);
        return Results.Json(new
        {
            name = "…/cryptoKeyVersions/1",
            ciphertext = sealedBytes,
            ciphertextCrc32c = Checksum(sealedBytes),
            verifiedPlaintextCrc32c = true,
            verifiedAdditionalAuthenticatedDataCrc32c = true,
        });
    }

    private IResult Decrypt(AesGcm cipher, byte[] ciphertext, byte[] aad)
    {
        var plaintext = new byte[ciphertext.Length - 28];
        try
        {
            cipher.Decrypt(ciphertext.AsSpan(0, 12), ciphertext.AsSpan(12..^16), ciphertext.AsSpan(^16..), plaintext, aad);
            return Results.Json(new { plaintext, plaintextCrc32c = Checksum(plaintext), usedPrimary = true });
        }
        catch (AuthenticationTagMismatchException)
        {
            return Results.Json(new { error = new { code = 400, status = "INVALID_ARGUMENT" } }, statusCode: 400);
        }
    }

    private string Checksum(byte[] bytes) => GarblesChecksums ? "1" : Crc32C.Of(bytes);

    /// <summary>Null when the checksum beside it is not of these bytes.</summary>
    private static byte[]? Bytes(JsonElement body, string name)
    {
        var bytes = body.GetProperty(name).GetBytesFromBase64();
        return body.GetProperty($"{name}Crc32c").GetString() == Crc32C.Of(bytes) ? bytes : null;
    }
}
