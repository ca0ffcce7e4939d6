using System.Net;
using System.Text.Json;

namespace McpGateway.Storage.Firestore;

/// <summary>Reads what an answer that is no success means, and says it in a sentence; never which record was concerned.
/// </summary>
internal static class FirestoreFailure
{
    public static FirestoreException Read(HttpStatusCode code, ReadOnlySpan<byte> body, string address)
    {
        var error = ReadError(body);
        var (fault, reason) = Judge(error?.Status ?? StatusOf(code), error?.Message ?? "");
        return new(fault, $"Firestore at {address} {reason}");
    }

    private static (FirestoreFault Fault, string Reason) Judge(string status, string message) => status switch
    {
        "ALREADY_EXISTS" => (FirestoreFault.Conflict, "has the document already."),
        "FAILED_PRECONDITION" when message.Contains("index", StringComparison.OrdinalIgnoreCase) => (
            FirestoreFault.Refused,
            "lacks an index, or is still building it. Create those of deploy/firestore.indexes.json."),
        "FAILED_PRECONDITION" => (FirestoreFault.Conflict, "has another state of the document."),
        "NOT_FOUND" => (
            FirestoreFault.Missing,
            "has no such database. Check Gateway:Storage:Firestore:Project and Gateway:Storage:Firestore:Database."),
        "ABORTED" => (FirestoreFault.NotDone, "is busy with other writes to the same document."),
        "RESOURCE_EXHAUSTED" => (
            FirestoreFault.Refused,
            "has no quota left: see the quotas, the budget and the billing of its project. Nothing was written."),
        "UNAUTHENTICATED" => (FirestoreFault.Refused, "does not accept the gateway's credentials."),
        "PERMISSION_DENIED" => (
            FirestoreFault.Refused,
            "does not let the gateway's service account in; it needs the role roles/datastore.user, and the API "
            + "firestore.googleapis.com must be enabled."),
        "INVALID_ARGUMENT" => (FirestoreFault.Refused, "refused a request, for example a record of over 1 MiB."),
        "DEADLINE_EXCEEDED" => (FirestoreFault.Unsure, "did not finish in time."),
        _ => (FirestoreFault.Unsure, "is not available at the moment."),
    };

    /// <summary>For an answer of something in between, which has no status of its own.</summary>
    private static string StatusOf(HttpStatusCode code) => code switch
    {
        HttpStatusCode.BadRequest => "INVALID_ARGUMENT",
        HttpStatusCode.Unauthorized => "UNAUTHENTICATED",
        HttpStatusCode.Forbidden => "PERMISSION_DENIED",
        HttpStatusCode.NotFound => "NOT_FOUND",
        HttpStatusCode.TooManyRequests => "RESOURCE_EXHAUSTED",
        HttpStatusCode.GatewayTimeout => "DEADLINE_EXCEEDED",
        _ => "UNAVAILABLE",
    };

    /// <summary>An answer that is a list has the error as its first element.</summary>
    private static FirestoreWire.Error? ReadError(ReadOnlySpan<byte> body)
    {
        try
        {
            return body.TrimStart(" \r\n\t"u8).StartsWith("["u8)
                ? JsonSerializer.Deserialize(body, FirestoreJson.Default.FailureArray)?.FirstOrDefault()?.Error
                : JsonSerializer.Deserialize(body, FirestoreJson.Default.Failure)?.Error;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
