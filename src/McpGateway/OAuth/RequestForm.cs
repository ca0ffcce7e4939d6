using McpGateway.Web;

namespace McpGateway.OAuth;

/// <summary>The form of a request to a token-like endpoint: parsed strictly, so that no two readers see it
/// differently.</summary>
internal sealed class RequestForm
{
    private readonly IFormCollection fields;

    private RequestForm(IFormCollection fields) => this.fields = fields;

    /// <exception cref="OAuthException"><c>invalid_request</c>: not a form, too large, or a parameter sent
    /// twice.</exception>
    public static async ValueTask<RequestForm> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!PostedForm.IsPostedIn(request))
        {
            throw new OAuthException(OAuthError.InvalidRequest(
                "Send the parameters as application/x-www-form-urlencoded in UTF-8, in the body."));
        }

        try
        {
            var fields = await PostedForm.TryReadAsync(request, cancellationToken)
                ?? throw new OAuthException(OAuthError.InvalidRequest("The body is not a well-formed form."));
            // RFC 6749 §3.2: a parameter sent twice makes the whole request invalid.
            return fields.All(field => field.Value.Count == 1)
                ? new(fields)
                : throw new OAuthException(OAuthError.InvalidRequest("A parameter was sent twice; send each once."));
        }
        catch (BadHttpRequestException bad) when (bad.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLarge();
        }
    }

    /// <summary>The value, or null: a parameter without a value counts as left out (RFC 6749 §3.2).</summary>
    public string? Find(string name) => fields[name] is [{ Length: > 0 } value] ? value : null;

    /// <exception cref="OAuthException"><c>invalid_request</c> when it is left out.</exception>
    public string Get(string name) =>
        Find(name) ?? throw new OAuthException(OAuthError.InvalidRequest($"The parameter {name} is missing."));

    private static OAuthException TooLarge() => new(OAuthError.InvalidRequest("The body is too large.")
        with
    { Status = StatusCodes.Status413PayloadTooLarge });
}
