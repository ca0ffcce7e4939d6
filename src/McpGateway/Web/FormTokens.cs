using System.Buffers;
using System.Buffers.Text;
using System.Text;
using McpGateway.Storage;

namespace McpGateway.Web;

/// <summary>Anti-forgery tokens for the forms of a signed-in person: a keyed hash of the session, so nothing is
/// stored.</summary>
internal sealed class FormTokens(KeyedHash hash)
{
    public const string Field = "form_token";
    private const string Purpose = "form-token";

    public string Issue(string sessionId) =>
        Base64Url.EncodeToString(hash.Compute(Purpose, Encoding.ASCII.GetBytes(sessionId)));

    public bool IsValid(string sessionId, string? token)
    {
        var presented = new byte[32];
        return token is { Length: 43 }
            && Base64Url.DecodeFromChars(token, presented, out _, out var written) == OperationStatus.Done
            && written == presented.Length
            && hash.Verify(Purpose, Encoding.ASCII.GetBytes(sessionId), presented);
    }
}
